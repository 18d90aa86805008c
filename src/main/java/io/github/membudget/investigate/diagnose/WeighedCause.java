package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.Holder;

/** A cause with what would be free without it. */
record WeighedCause(CauseGrowth growth, CauseImpact impact) {
    CauseCandidate cause() {
        return growth.cause();
    }

    Bytes held() {
        return cause().holder().map(Holder::all).orElse(Bytes.ZERO);
    }

    WeighedCause with(Symptoms symptoms, Symptoms owned) {
        CauseGrowth other = new CauseGrowth(cause().with(symptoms, owned), growth.rises(), growth.follows(), growth.places());
        return new WeighedCause(other, impact);
    }
}

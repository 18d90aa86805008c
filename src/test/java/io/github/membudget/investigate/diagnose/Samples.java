package io.github.membudget.investigate.diagnose;

import io.github.membudget.explain.Rule;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.Holder;
import io.github.membudget.model.TypeGrowth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Candidates of causes that are static fields. */
final class Samples {
    private Samples() {}

    static CauseCandidate held(long pid, String name, long mebibytes, String path, TypeGrowth course) {
        Rule rule = new Rule(
                "static-field",
                "static-field",
                "",
                new Rule.Signs(
                        List.of(),
                        List.of(),
                        List.of(),
                        1,
                        false,
                        10,
                        0,
                        "",
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Map.of()),
                List.of(),
                "",
                new Advice("", "", "", "", "", ""));
        return new CauseCandidate(
                rule,
                Optional.of(new Holder(
                        pid,
                        "static-field",
                        name,
                        Bytes.ofMebibytes(mebibytes),
                        path,
                        Bytes.ZERO,
                        List.of(),
                        List.of())),
                Optional.of(course),
                Symptoms.NONE,
                CauseCandidate.Attribution.UNKNOWN);
    }
}

package io.github.membudget.run;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.model.Bytes;
import io.github.membudget.plan.HeapSizing;
import io.github.membudget.plan.TestModule;
import java.util.Optional;

/**
 * A module and the heap of its forks.
 *
 * @param heap the -Xmx in force, ours or the user's, where known
 * @param addedHeap the -Xmx that we add: absent where the user's own stands or there is no ceiling
 * @param warning about a user's -Xmx that can't fit
 */
record ForkPlan(TestModule module, Optional<Bytes> heap, Optional<Bytes> addedHeap, Optional<String> warning) {

    /** The -Xmx that follows from the ceiling. */
    Optional<Bytes> derivedHeap() {
        return module.heap().isPresent() ? Optional.empty() : addedHeap;
    }

    static ForkPlan of(TestModule module, ForkLauncher launcher) throws InvalidSetting {
        if (module.heap().isPresent()) {
            return new ForkPlan(module, module.heap(), module.heap(), Optional.empty());
        }
        int forks = launcher.forks(module);
        Optional<HeapSizing.UserHeap> users = HeapSizing.userHeap(launcher.userArguments(module));
        if (users.isPresent()) {
            Optional<String> warning =
                    module.ceiling().flatMap(ceiling -> HeapSizing.warning(module.name(), users.get(), ceiling, forks));
            return new ForkPlan(module, users.get().size(), Optional.empty(), warning);
        }
        if (module.ceiling().isEmpty()) {
            return new ForkPlan(module, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Bytes derived = HeapSizing.derive(
                module.name(), module.ceilingSetting(), module.ceiling().get(), forks);
        return new ForkPlan(module, Optional.of(derived), Optional.of(derived), Optional.empty());
    }
}

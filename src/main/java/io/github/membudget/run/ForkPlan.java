package io.github.membudget.run;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.HeapUse;
import io.github.membudget.plan.HeapSizing;
import io.github.membudget.plan.TestModule;
import io.github.membudget.run.KnownHeaps.Known;
import java.util.Optional;

/**
 * A module and the limits of its forks.
 *
 * @param forks that may be alive at one time
 * @param heap the -Xmx in force, ours or the user's, where known
 * @param basis where it comes from
 * @param limits that we add: no -Xmx where the user's own stands or there is no ceiling
 * @param known of an earlier whole run
 * @param warning about a user's -Xmx that can't fit
 */
record ForkPlan(
        TestModule module,
        int forks,
        Optional<Bytes> heap,
        Optional<HeapBasis> basis,
        ForkLauncher.Limits limits,
        Optional<HeapUse> known,
        Optional<String> warning) {

    /** The -Xmx that follows from the ceiling. */
    Optional<Bytes> derivedHeap() {
        return module.heap().isPresent() ? Optional.empty() : limits.heap();
    }

    /**
     * @param known of an earlier run of this module
     * @param memory of this machine
     */
    static ForkPlan of(TestModule module, ForkLauncher launcher, Optional<Known> known, Bytes memory)
            throws InvalidSetting {
        Optional<HeapUse> use = known.map(Known::use);
        int forks = launcher.forks(module);
        if (module.heap().isPresent()) {
            return new ForkPlan(
                    module,
                    forks,
                    module.heap(),
                    Optional.of(HeapBasis.SETTING),
                    new ForkLauncher.Limits(module.heap(), direct(module, launcher, memory)),
                    use,
                    Optional.empty());
        }
        Optional<HeapSizing.UserHeap> users = HeapSizing.userHeap(launcher.userArguments(module));
        if (users.isPresent()) {
            Optional<String> warning =
                    module.ceiling().flatMap(ceiling -> HeapSizing.warning(module.name(), users.get(), ceiling, forks));
            return new ForkPlan(
                    module,
                    forks,
                    users.get().size(),
                    Optional.of(HeapBasis.ARGUMENTS),
                    ForkLauncher.Limits.NONE,
                    use,
                    warning);
        }
        if (module.ceiling().isEmpty()) {
            return new ForkPlan(
                    module, forks, Optional.empty(), Optional.empty(), ForkLauncher.Limits.NONE, use, Optional.empty());
        }
        Bytes ceiling = module.ceiling().get();
        Bytes derived = use.isPresent()
                ? HeapSizing.derive(module.name(), module.ceilingSetting(), ceiling, forks, use.get())
                : HeapSizing.derive(module.name(), module.ceilingSetting(), ceiling, forks);
        return new ForkPlan(
                module,
                forks,
                Optional.of(derived),
                Optional.of(known.map(Known::basis).orElse(HeapBasis.ESTIMATE)),
                new ForkLauncher.Limits(Optional.of(derived), direct(module, launcher, memory)),
                use,
                Optional.empty());
    }

    private static Optional<Bytes> direct(TestModule module, ForkLauncher launcher, Bytes memory) {
        return module.ceiling()
                .filter(ceiling -> !HeapSizing.limitsDirect(launcher.allArguments(module)))
                .map(ceiling -> HeapSizing.direct(ceiling, module.onBreach(), memory));
    }
}

package io.github.membudget.run;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.explain.PromisedText;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.Host;
import io.github.membudget.model.PromisedMemory;
import io.github.membudget.plan.HeapSizing;
import io.github.membudget.plan.Promises;
import io.github.membudget.plan.TestModule;
import io.github.membudget.run.KnownHeaps.Known;
import io.github.membudget.schedule.ExpectedMemory;
import java.util.Optional;

/**
 * A module and what its forks are started with.
 *
 * @param forks that may be alive at one time
 * @param sized their heap
 * @param known of an earlier whole run
 * @param promised what their arguments let them take, where heap and ceiling are known
 */
record ForkPlan(
        TestModule module, int forks, SizedHeap sized, Optional<HeapUse> known, Optional<PromisedMemory> promised) {

    /**
     * A heap and its limits.
     *
     * @param heap the -Xmx in force, ours or the user's, where known
     * @param basis where it comes from
     * @param limits that we add: no -Xmx where the user's own stands or there is no ceiling
     * @param warning about a user's -Xmx that can't fit
     */
    record SizedHeap(
            Optional<Bytes> heap, Optional<HeapBasis> basis, ForkLauncher.Limits limits, Optional<String> warning) {
        private static final SizedHeap FREE =
                new SizedHeap(Optional.empty(), Optional.empty(), ForkLauncher.Limits.NONE, Optional.empty());

        private static SizedHeap ours(Bytes heap, HeapBasis basis, Optional<Bytes> direct) {
            return new SizedHeap(
                    Optional.of(heap),
                    Optional.of(basis),
                    new ForkLauncher.Limits(Optional.of(heap), direct),
                    Optional.empty());
        }
    }

    Optional<Bytes> heap() {
        return sized.heap();
    }

    /** Of all forks that may be alive at one time. */
    Optional<Bytes> heaps() {
        return heap().map(each -> new Bytes(each.value() * forks));
    }

    Optional<HeapBasis> basis() {
        return sized.basis();
    }

    ForkLauncher.Limits limits() {
        return sized.limits();
    }

    /** One at most: of all that was promised, or of the heap alone. */
    Optional<String> warning() {
        return promised.flatMap(memory -> PromisedText.warning(module.name(), memory))
                .or(sized::warning);
    }

    /** The -Xmx that follows from the ceiling. */
    Optional<Bytes> derivedHeap() {
        return module.heap().isPresent() ? Optional.empty() : limits().heap();
    }

    /**
     * What the module is expected to take, all its forks together.
     *
     * @param earlier as it was in earlier runs, where that is known
     * @param seen memory that a fork sees
     * @param suite the suite's ceiling
     */
    ExpectedMemory expected(Optional<ExpectedMemory> earlier, Bytes seen, Bytes suite) {
        return module.ceiling()
                .map(ExpectedMemory::ofCeiling)
                .or(() -> earlier)
                .orElseGet(() -> ExpectedMemory.estimate(heap(), forks, seen, suite));
    }

    /**
     * @param known of an earlier run of this module
     * @param host this machine
     */
    static ForkPlan of(TestModule module, ForkLauncher launcher, Optional<Known> known, Host host)
            throws InvalidSetting {
        int forks = launcher.forks(module);
        SizedHeap sized = sized(module, forks, launcher, known, host.memory());
        return new ForkPlan(
                module, forks, sized, known.map(Known::use), promised(module, forks, sized, launcher, host.cpus()));
    }

    private static Optional<PromisedMemory> promised(
            TestModule module, int forks, SizedHeap sized, ForkLauncher launcher, int processors) {
        return sized.heap().isEmpty() || sized.basis().isEmpty()
                ? Optional.empty()
                : module.ceiling()
                        .map(ceiling -> Promises.of(
                                launcher.allArguments(module),
                                sized.heap().get(),
                                sized.basis().get(),
                                ceiling,
                                forks,
                                processors));
    }

    private static SizedHeap sized(
            TestModule module, int forks, ForkLauncher launcher, Optional<Known> known, Bytes memory)
            throws InvalidSetting {
        if (module.heap().isPresent()) {
            return SizedHeap.ours(module.heap().get(), HeapBasis.SETTING, direct(module, launcher, memory));
        }
        Optional<HeapSizing.UserHeap> users = HeapSizing.userHeap(launcher.userArguments(module));
        if (users.isPresent()) {
            Optional<String> warning =
                    module.ceiling().flatMap(ceiling -> HeapSizing.warning(module.name(), users.get(), ceiling, forks));
            return new SizedHeap(
                    users.get().size(), Optional.of(HeapBasis.ARGUMENTS), ForkLauncher.Limits.NONE, warning);
        }
        if (module.ceiling().isEmpty()) {
            return SizedHeap.FREE;
        }
        Bytes ceiling = module.ceiling().get();
        Bytes derived = known.isPresent()
                ? HeapSizing.derive(
                        module.name(),
                        module.ceilingSetting(),
                        ceiling,
                        forks,
                        known.get().use())
                : HeapSizing.derive(module.name(), module.ceilingSetting(), ceiling, forks);
        return SizedHeap.ours(
                derived, known.map(Known::basis).orElse(HeapBasis.ESTIMATE), direct(module, launcher, memory));
    }

    private static Optional<Bytes> direct(TestModule module, ForkLauncher launcher, Bytes memory) {
        return module.ceiling()
                .filter(ceiling -> !HeapSizing.limitsDirect(launcher.allArguments(module)))
                .map(ceiling -> HeapSizing.direct(ceiling, module.onBreach(), memory));
    }
}

package io.github.membudget.run;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.RawElement;
import io.github.membudget.configure.RawSettings;
import io.github.membudget.configure.Settings;
import io.github.membudget.configure.SettingsReader;
import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.model.Attribution;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.Host;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import io.github.membudget.platform.ThisSystem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Sessions, modules and facts for tests of the way of a module. */
final class Runs {
    private static final Bytes MEMORY = new Bytes(8L << 30);
    private static final Host HOST = new Host("any", 2, MEMORY, Optional.empty(), "none", "17", "3.9");

    private Runs() {}

    /** @param scalars by parameter name */
    static Settings settings(Map<String, String> scalars) {
        try {
            return SettingsReader.read(
                    new RawSettings(
                            scalars.entrySet().stream()
                                    .map(one -> new RawElement(one.getKey(), one.getValue()))
                                    .toList(),
                            Set.of()),
                    MEMORY);
        } catch (InvalidSetting e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A session on a system that tells nothing but what the source of memory says. */
    static SuiteRun suite(Settings settings, FakeForks forks) {
        return new SuiteRun(settings, HOST, "1", new Onlooker(false, false), ThisSystem.portable(), () -> forks);
    }

    static TestModule module(String name, Optional<Bytes> ceiling, OnBreach onBreach) {
        return new TestModule(
                name,
                List.of(new Selection.Everything()),
                Optional.empty(),
                ceiling,
                "moduleCeiling",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Isolation.MODULE,
                onBreach,
                LeakPolicy.OFF,
                Optional.empty());
    }

    static TestModule recycled(TestModule module, Bytes mark) {
        return new TestModule(
                module.name(),
                module.selections(),
                module.classes(),
                module.ceiling(),
                module.ceilingSetting(),
                module.heap(),
                module.argLine(),
                module.jvm(),
                Optional.of(mark),
                module.isolation(),
                module.onBreach(),
                LeakPolicy.OFF,
                Optional.empty());
    }

    /** With a heap and a limit of direct buffers that the plugin derived, where the module has a ceiling. */
    static ForkPlan fork(TestModule module) {
        Optional<Bytes> heap = module.ceiling().map(ceiling -> new Bytes(ceiling.value() / 2));
        return new ForkPlan(
                module,
                1,
                new ForkPlan.SizedHeap(
                        heap,
                        heap.map(any -> HeapBasis.ESTIMATE),
                        new ForkLauncher.Limits(heap, module.ceiling()),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty());
    }

    static TestFacts test(String method, TestStatus status) {
        return new TestFacts(
                TestId.ofMethod("it.SomeTest", method),
                1,
                status,
                0,
                1,
                TestFacts.Heights.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Attribution.EXCLUSIVE);
    }

    /** Of one fork that reached this peak. */
    static ModuleFacts facts(Bytes peak, TestFacts... tests) {
        return new ModuleFacts(
                0, 1, Optional.of(peak(peak)), List.of(), List.of(fork(peak)), List.of(tests), List.of(), List.of());
    }

    /** Of a module of which no fork was found. */
    static ModuleFacts withoutForks(TestFacts... tests) {
        return new ModuleFacts(0, 1, Optional.empty(), List.of(), List.of(), List.of(tests), List.of(), List.of());
    }

    private static ForkFacts fork(Bytes peak) {
        return new ForkFacts(
                OptionalInt.of(1),
                7,
                Instant.EPOCH,
                1,
                Optional.of(peak(peak)),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    private static Peak peak(Bytes rss) {
        return new Peak(rss, PeakSource.KERNEL, 1, 1, Optional.empty(), Optional.empty());
    }

    static ModuleWatch.Observed observed(ModuleFacts facts) {
        return new ModuleWatch.Observed(
                facts,
                new CounterWatch.Counters(List.of(), Optional.empty(), Map.of()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Set.of());
    }

    /** Watched, and nothing ended it. */
    static ModuleHold.Held held() {
        return new ModuleHold.Held(
                "watchdog",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}

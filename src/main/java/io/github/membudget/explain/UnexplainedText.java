package io.github.membudget.explain;

import io.github.membudget.explain.Unexplained.Growth;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.HeapFacts.Soft;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What grew and no cause explains, in words. */
final class UnexplainedText {
    private static final int MOST_NAMED = 5;

    /** Where no cause can be named, only what would fill a test JVM in a few modules more is worth a person's time. */
    private static final long MUCH_WITHOUT_A_HOLDER = 64L << 20;

    private UnexplainedText() {}

    static Finding beside(String module, Growth fork) {
        List<Course.Step> most = fork.steps().stream().limit(MOST_NAMED).toList();
        List<String> where = new ArrayList<>(List.of("module '" + module + "'"));
        most.forEach(step -> where.add(step.place()));
        String steps = most.stream()
                .map(step -> step.risen().inMebibytes() + " at the end of " + step.place())
                .collect(Collectors.joining("; "));
        List<String> evidence = new ArrayList<>(List.of(
                "Resident memory beside the heap, without what the JVM's own compilers and collector take, rose by "
                        + steps));
        if (!fork.types().isEmpty()) {
            evidence.add("At these looks there were more of "
                    + fork.types().stream()
                            .limit(MOST_NAMED)
                            .map(type -> TypeNames.readable(type.type()) + " (" + type.instances() + ")")
                            .collect(Collectors.joining(", "))
                    + ": whether they have native memory the heap does not tell.");
        }
        evidence.add(
                "What metaspace grew by and what other findings explain is taken off the sum. It is memory of native"
                        + " libraries, mapped files or stacks: no heap dump tells whose.");
        return new Finding(
                "beside-heap-grows",
                "inconclusive",
                fork.climbs() && fork.risen().value() >= MUCH_WITHOUT_A_HOLDER ? Severity.MEDIUM : Severity.LOW,
                Optional.empty(),
                "JVM " + fork.pid() + " kept " + fork.risen().inMebibytes()
                        + " more beside its heap; who has it is not known",
                // What rose once need not be a cause to mend: then it stands in no order with those that are.
                Optional.of(new Impact(
                                fork.risen(),
                                "resident memory beside the heap at the last look less that at the first, without what is"
                                        + " told of it"))
                        .filter(any -> fork.climbs()),
                List.copyOf(where),
                MainPackages.ofPlaces(fork.steps()),
                List.copyOf(evidence),
                "See what the classes named open that native code has the memory of (database connections, readers, mapped"
                        + " files, images), and close it when they end.",
                Optional.empty());
    }

    /** @param most of one fork, by the class of the reference, the most first */
    static Finding soft(String module, Bytes sum, List<Soft> most) {
        return new Finding(
                "soft-references",
                "cache",
                Severity.LOW,
                Optional.empty(),
                "JVM " + most.get(0).pid() + " keeps " + sum.inMebibytes()
                        + " for soft references alone, and frees it before it runs out of memory",
                // It costs memory as long as there is enough: nothing to mend, so that it stands in no order with what
                // leaks.
                Optional.empty(),
                List.of("module '" + module + "'"),
                List.of(),
                List.of("What nothing else refers to, in the heap dump at the end: "
                        + most.stream()
                                .limit(MOST_NAMED)
                                .map(one -> one.bytes().inMebibytes() + " by " + TypeNames.readable(one.type()))
                                .collect(Collectors.joining("; "))
                        + ". Full collections leave it as long as the heap has room."),
                "Nothing has to be mended. A smaller heap makes the JVM free it sooner, and so does"
                        + " -XX:SoftRefLRUPolicyMSPerMB=0 in the module's argLine.",
                Optional.empty());
    }

    /** @param types that grew, those first of which most is open */
    static Finding letGo(String module, LiveSet set, Bytes gone, List<TypeGrowth> types) {
        Bytes last = set.looks().get(set.looks().size() - 1).live();
        List<String> evidence = new ArrayList<>(List.of(last.inMebibytes()
                + " lived at the last look, when the last test class had ended; of that " + gone.inMebibytes()
                + " were gone from the heap dump, when what runs the tests had ended too."));
        types.stream().limit(2).map(FindingText::growth).forEach(evidence::add);
        return new Finding(
                "kept-until-the-end",
                "test-framework",
                gone.value() >= MUCH_WITHOUT_A_HOLDER ? Severity.MEDIUM : Severity.LOW,
                Optional.empty(),
                "JVM " + set.pid() + " kept " + gone.inMebibytes()
                        + " until all tests had ended, and let go of it then: no test kept it for good",
                Optional.of(new Impact(
                        gone,
                        "live heap at the last look less what the heap dump at the end has, but for what is told")),
                where(module, gone, types),
                List.of(),
                List.copyOf(evidence),
                "See what the classes named keep in fields of @TestInstance(PER_CLASS) classes, in the root's Store of an"
                        + " extension or in resources that are closed at the end of the run, and let go of it in @AfterAll.",
                Optional.empty());
    }

    /** The classes at which that type rose which is most of it. */
    private static List<String> where(String module, Bytes gone, List<TypeGrowth> types) {
        return Stream.concat(
                        Stream.of("module '" + module + "'"),
                        types.stream()
                                .limit(1)
                                .filter(type -> 2 * type.bytes() >= gone.value())
                                .flatMap(type -> type.notable().stream())
                                .limit(MOST_NAMED)
                                .map(Rise::place))
                .toList();
    }

    /** @param forks that kept more, the most first */
    static Finding unheld(String module, List<Growth> forks, Optional<String> makers) {
        Growth most = forks.get(0);
        Bytes risen = most.risen();
        List<String> evidence =
                most.types().stream().limit(MOST_NAMED).map(FindingText::growth).collect(Collectors.toList());
        makers.ifPresent(evidence::add);
        if (forks.size() > 1) {
            evidence.add("So did " + (forks.size() - 1) + (forks.size() == 2 ? " other JVM" : " other JVMs")
                    + " of this module, by "
                    + forks.get(forks.size() - 1).risen().inMebibytes() + " or more.");
        }
        return new Finding(
                "live-set-grows",
                "inconclusive",
                risen.value() >= MUCH_WITHOUT_A_HOLDER ? Severity.MEDIUM : Severity.LOW,
                Optional.empty(),
                "JVM " + most.pid() + " kept " + risen.inMebibytes() + " more on its heap; no single holder was found",
                Optional.of(new Impact(
                        risen, "live heap at the last look less that at the first, after a full collection each")),
                List.of("module '" + module + "'"),
                List.of(),
                List.copyOf(evidence),
                "Look at the classes in whose span these types grew; run them alone with -Dtest=… and this goal again.",
                Optional.empty());
    }
}

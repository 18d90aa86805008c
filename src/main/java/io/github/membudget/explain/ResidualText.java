package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.ForkGrowth;
import io.github.membudget.investigate.diagnose.Residual;
import io.github.membudget.investigate.diagnose.Rule;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what grew and no cause explains into words. */
final class ResidualText {
    private static final int MOST_NAMED = 5;

    /** Types named where the whole heap is told of. */
    private static final int MOST_TYPES = 2;

    private ResidualText() {}

    static String module(String name) {
        return "module '" + name + "'";
    }

    static Finding of(String module, Residual residual) {
        if (residual instanceof Residual.OnHeap onHeap) {
            return onHeap(module, onHeap);
        }
        if (residual instanceof Residual.GoneAtTheEnd gone) {
            return goneAtTheEnd(module, gone);
        }
        if (residual instanceof Residual.OffHeap offHeap) {
            return offHeap(module, offHeap);
        }
        return softReferences(module, (Residual.SoftReferences) residual);
    }

    private static Finding offHeap(String module, Residual.OffHeap residual) {
        ForkGrowth fork = residual.fork();
        // What rose once need not be a cause to mend: then it stands in no order with those that are.
        Optional<Impact> impact = fork.climbs()
                ? Optional.of(new Impact(
                        fork.risen(),
                        "resident memory beside the heap at the last look less that at the first, without what is told"
                                + " of it"))
                : Optional.empty();
        return new Finding(
                "beside-heap-grows",
                "inconclusive",
                residual.severity(),
                Optional.empty(),
                "JVM " + fork.pid() + " kept " + fork.risen().inMebibytes()
                        + " more beside its heap; who has it is not known",
                impact,
                Stream.concat(
                                Stream.of(module(module)),
                                fork.rises().stream().limit(MOST_NAMED).map(rise -> rise.place()
                                        .toString()))
                        .toList(),
                residual.packages(),
                offHeapEvidence(fork),
                "See what the classes named open that native code has the memory of (database connections, readers, mapped"
                        + " files, images), and close it when they end.",
                Optional.empty());
    }

    private static List<String> offHeapEvidence(ForkGrowth fork) {
        List<String> evidence = new ArrayList<>();
        evidence.add(
                "Resident memory beside the heap, without what the JVM's own compilers and collector take, rose by "
                        + fork.rises().stream()
                                .limit(MOST_NAMED)
                                .map(rise -> rise.risen().inMebibytes() + " at the end of " + rise.place())
                                .collect(Collectors.joining("; ")));
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
        return List.copyOf(evidence);
    }

    private static Finding softReferences(String module, Residual.SoftReferences residual) {
        return new Finding(
                "soft-references",
                "cache",
                residual.severity(),
                Optional.empty(),
                "JVM " + residual.pid() + " keeps " + residual.sum().inMebibytes()
                        + " for soft references alone, and frees it before it runs out of memory",
                // It costs memory as long as there is enough: nothing to mend, so that it stands in no order with what
                // leaks.
                Optional.empty(),
                List.of(module(module)),
                List.of(),
                List.of("What nothing else refers to, in the heap dump at the end: "
                        + residual.parts().stream()
                                .limit(MOST_NAMED)
                                .map(one -> one.bytes().inMebibytes() + " by " + TypeNames.readable(one.type()))
                                .collect(Collectors.joining("; "))
                        + ". Full collections leave it as long as the heap has room."),
                "Nothing has to be mended. A smaller heap makes the JVM free it sooner, and so does"
                        + " -XX:SoftRefLRUPolicyMSPerMB=0 in the module's argLine.",
                Optional.empty());
    }

    private static Finding goneAtTheEnd(String module, Residual.GoneAtTheEnd residual) {
        return residual.rule()
                .map(rule -> ofFramework(module, residual, rule))
                .orElseGet(() -> ofNoFramework(module, residual));
    }

    /** A framework in a version that is known to keep them. */
    private static Finding ofFramework(String module, Residual.GoneAtTheEnd residual, Rule rule) {
        return new Finding(
                rule.id(),
                rule.kind(),
                residual.severity(),
                Optional.empty(),
                rule.title() + ": " + residual.gone().inMebibytes(),
                Optional.of(new Impact(
                        residual.gone(), "live heap when the last class had ended, less what the heap dump has")),
                Stream.concat(
                                Stream.of(module(module)),
                                residual.tests().stream().limit(MOST_NAMED).map(TypeGrowth::type))
                        .toList(),
                List.of(),
                Stream.concat(instances(residual), goneEvidence(residual)).toList(),
                rule.fix(),
                Optional.of(rule.advice()));
    }

    private static Stream<String> instances(Residual.GoneAtTheEnd residual) {
        return residual.tests().isEmpty()
                ? Stream.empty()
                : Stream.of("Instances of test classes that still lived when the last class had ended: "
                        + residual.tests().stream()
                                .limit(MOST_NAMED)
                                .map(type -> EvidenceText.count(type.instances(), type.type()))
                                .collect(Collectors.joining(", "))
                        + (residual.tests().size() > MOST_NAMED ? ", …" : "") + ".");
    }

    private static Stream<String> goneEvidence(Residual.GoneAtTheEnd residual) {
        return Stream.concat(
                Stream.of(residual.live().inMebibytes() + " of heap were live when the last test class had ended. "
                        + residual.gone().inMebibytes()
                        + " of that were gone in the heap dump, which was written when all tests had ended."),
                residual.types().stream().limit(MOST_TYPES).map(EvidenceText::growth));
    }

    private static Finding ofNoFramework(String module, Residual.GoneAtTheEnd residual) {
        Bytes gone = residual.gone();
        return new Finding(
                "kept-until-the-end",
                "test-framework",
                residual.severity(),
                Optional.empty(),
                gone.inMebibytes() + " stay in use until all tests have ended (JVM " + residual.pid() + ")",
                Optional.of(
                        new Impact(
                                gone,
                                "live heap when the last class had ended, less what the heap dump has and other findings explain")),
                Stream.concat(
                                Stream.of(module(module)),
                                residual.places().stream().limit(MOST_NAMED).map(SnapshotPlace::toString))
                        .toList(),
                List.of(),
                Stream.concat(goneEvidence(residual), instances(residual)).toList(),
                "See what the classes named keep in fields of @TestInstance(PER_CLASS) classes, in the root's Store of an"
                        + " extension or in resources that are closed at the end of the run, and let go of it in @AfterAll.",
                Optional.empty());
    }

    private static Finding onHeap(String module, Residual.OnHeap residual) {
        List<ForkGrowth> forks = residual.forks();
        ForkGrowth most = forks.get(0);
        List<String> evidence = new ArrayList<>(most.types().stream()
                .limit(MOST_NAMED)
                .map(EvidenceText::growth)
                .toList());
        if (!residual.sampled().isEmpty()) {
            evidence.add(SampledText.ofNoHolder(residual.sampled()));
        }
        if (forks.size() > 1) {
            evidence.add("So did " + (forks.size() - 1) + (forks.size() == 2 ? " other JVM" : " other JVMs")
                    + " of this module, by "
                    + forks.get(forks.size() - 1).risen().inMebibytes() + " or more.");
        }
        return new Finding(
                "live-set-grows",
                "inconclusive",
                residual.severity(),
                Optional.empty(),
                "JVM " + most.pid() + " kept " + most.risen().inMebibytes()
                        + " more on its heap; no single holder was found",
                Optional.of(new Impact(
                        most.risen(),
                        "live heap at the last look less that at the first, after a full collection each")),
                List.of(module(module)),
                List.of(),
                List.copyOf(evidence),
                "Look at the classes in whose span these types grew; run them alone with -Dtest=… and this goal again.",
                Optional.empty());
    }
}

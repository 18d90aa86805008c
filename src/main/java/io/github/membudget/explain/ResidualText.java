package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.ForkGrowth;
import io.github.membudget.investigate.diagnose.Residual;
import io.github.membudget.investigate.diagnose.Rule;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts what grew and no cause explains into words. */
final class ResidualText {
    private static final int MOST_NAMED = 5;

    /** Types named where the whole heap is told of. */
    private static final int MOST_TYPES = 2;

    private static final String SOFT = "Soft references keep memory until the heap is full";
    private static final String BESIDE = "Memory beside the heap grew, owner unknown";
    private static final String DROPPED = "Memory beside the heap grew: objects that own some may not have been closed";
    private static final String GONE = "Heap stays in use until all tests have ended";

    private final String module;
    private final EvidenceText evidence;

    ResidualText(String module, EvidenceText evidence) {
        this.module = module;
        this.evidence = evidence;
    }

    static String module(String name) {
        return "module '" + name + "'";
    }

    Finding of(Residual residual) {
        if (residual instanceof Residual.OnHeap onHeap) {
            return onHeap(onHeap);
        }
        if (residual instanceof Residual.GoneAtTheEnd gone) {
            return goneAtTheEnd(gone);
        }
        if (residual instanceof Residual.OffHeap offHeap) {
            return offHeap(offHeap);
        }
        if (residual instanceof Residual.FreedByMalloc freed) {
            return NativeMemoryText.freed(where(NativeMemoryText.places(freed.returned())), freed);
        }
        if (residual instanceof Residual.OfUnusedObjects unused) {
            return NativeMemoryText.unused(where(NativeMemoryText.places(unused.returned())), unused);
        }
        return softReferences((Residual.SoftReferences) residual);
    }

    private Finding offHeap(Residual.OffHeap residual) {
        ForkGrowth fork = residual.fork();
        // What rose once need not be a cause to mend: then it stands in no order with those that are.
        Optional<Impact> impact = fork.climbs()
                ? Optional.of(new Impact(
                        fork.risen(),
                        "resident memory beside the heap at the end less that at the start, without what other findings"
                                + " explain"))
                : Optional.empty();
        return finding(
                "beside-heap-grows",
                residual.severity(),
                residual.dropped().isEmpty() ? BESIDE : DROPPED,
                size(fork.risen(), fork.pid()),
                impact,
                fork.largest().stream()
                        .limit(MOST_NAMED)
                        .map(rise -> rise.place().toString())
                        .toList(),
                residual.packages(),
                offHeapEvidence(residual),
                residual.dropped().isEmpty()
                        ? "See what these classes open that has native memory: database connections, index readers, mapped"
                                + " files, images. Close it in @AfterEach or @AfterAll."
                        : "Check that these classes close each " + candidates(residual)
                                + " that they make: try-with-resources, or close() in @AfterEach or @AfterAll.");
    }

    private static String candidates(Residual.OffHeap residual) {
        return residual.dropped().stream()
                .limit(MOST_TYPES)
                .map(dropped -> TypeNames.shortName(dropped.type()))
                .collect(Collectors.joining(" and "));
    }

    private static List<Exhibit> offHeapEvidence(Residual.OffHeap residual) {
        ForkGrowth fork = residual.fork();
        List<Exhibit> shown = new ArrayList<>();
        shown.add(new Sentence(
                "Resident memory beside the heap rose, without what the JVM's own compilers and collector take."));
        shown.add(new Table(
                List.of("at the end of", "more"),
                fork.rises().stream()
                        .limit(MOST_NAMED)
                        .map(rise -> List.of(
                                rise.place().toString(),
                                GrowthText.signed(rise.risen().value())))
                        .toList(),
                Math.max(0, fork.rises().size() - MOST_NAMED)));
        if (!fork.types().isEmpty()) {
            shown.add(new Sentence("These types grew at the same time. Whether they own native memory is not known."));
            shown.add(new Table(
                    List.of("type", "more instances"),
                    fork.types().stream()
                            .limit(MOST_NAMED)
                            .map(type -> List.of(
                                    TypeNames.readable(type.type()),
                                    String.format(Locale.ROOT, "%+,d", type.instances())))
                            .toList(),
                    0));
        }
        shown.addAll(NativeMemoryText.candidates(residual.dropped()));
        NativeMemoryText.grown(residual.parts()).ifPresent(shown::add);
        shown.add(new Sentence("Metaspace and what other findings explain are taken off. The rest belongs to native"
                + " libraries, mapped files or stacks: a heap dump does not show whose it is."));
        return List.copyOf(shown);
    }

    private Finding softReferences(Residual.SoftReferences residual) {
        return new Finding(
                "soft-references",
                "cache",
                residual.severity(),
                Optional.empty(),
                SOFT,
                headline(SOFT, size(residual.sum(), residual.pid())),
                // It costs memory as long as there is enough: nothing to mend, so that it stands in no order with what
                // leaks.
                Optional.empty(),
                Optional.empty(),
                List.of(module(module)),
                List.of(),
                List.of(
                        new Sentence("Nothing else refers to it in the heap dump at the end. The JVM frees it before it"
                                + " runs out of memory, and keeps it as long as there is room."),
                        new Table(
                                List.of("reference", "keeps"),
                                residual.parts().stream()
                                        .limit(MOST_NAMED)
                                        .map(one -> List.of(
                                                TypeNames.readable(one.type()),
                                                one.bytes().inMebibytes()))
                                        .toList(),
                                0)),
                "No fix is needed. To have it freed sooner, give the module a smaller heap, or add"
                        + " -XX:SoftRefLRUPolicyMSPerMB=0 to its argLine.",
                Optional.empty());
    }

    private Finding goneAtTheEnd(Residual.GoneAtTheEnd residual) {
        return residual.rule().map(rule -> ofFramework(residual, rule)).orElseGet(() -> ofNoFramework(residual));
    }

    /** A framework in a version that is known to keep them. */
    private Finding ofFramework(Residual.GoneAtTheEnd residual, Rule rule) {
        String title = OwnWords.plain(rule.title());
        return new Finding(
                rule.id(),
                rule.kind(),
                residual.severity(),
                Optional.empty(),
                title,
                headline(title, residual.gone().inMebibytes()),
                Optional.of(new Impact(
                        residual.gone(), "live heap when the last class had ended, less what the heap dump has")),
                Optional.empty(),
                where(residual.tests().stream()
                        .limit(MOST_NAMED)
                        .map(TypeGrowth::type)
                        .toList()),
                List.of(),
                Stream.concat(instances(residual), goneEvidence(residual)).toList(),
                rule.fix(),
                Optional.of(rule.advice()));
    }

    private static Stream<Exhibit> instances(Residual.GoneAtTheEnd residual) {
        return residual.tests().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Sentence("Instances of test classes that still lived when the last class had ended:"),
                        new Table(
                                List.of("test class", "instances"),
                                residual.tests().stream()
                                        .limit(MOST_NAMED)
                                        .map(type -> List.of(
                                                type.type(), String.format(Locale.ROOT, "%,d", type.instances())))
                                        .toList(),
                                Math.max(0, residual.tests().size() - MOST_NAMED)));
    }

    private Stream<Exhibit> goneEvidence(Residual.GoneAtTheEnd residual) {
        return Stream.concat(
                Stream.<Exhibit>of(new Sentence(residual.live().inMebibytes()
                        + " of heap were live when the last test class had ended. "
                        + residual.gone().inMebibytes()
                        + " of that were gone in the heap dump, which was written when all tests had ended.")),
                residual.types().stream().limit(MOST_TYPES).flatMap(type -> evidence.growth(type).stream()));
    }

    private Finding ofNoFramework(Residual.GoneAtTheEnd residual) {
        Bytes gone = residual.gone();
        return new Finding(
                "kept-until-the-end",
                "test-framework",
                residual.severity(),
                Optional.empty(),
                GONE,
                headline(GONE, size(gone, residual.pid())),
                Optional.of(new Impact(
                        gone,
                        "live heap when the last class had ended, less what the heap dump has and other findings"
                                + " explain")),
                Optional.empty(),
                where(residual.places().stream()
                        .limit(MOST_NAMED)
                        .map(SnapshotPlace::toString)
                        .toList()),
                List.of(),
                Stream.concat(goneEvidence(residual), instances(residual)).toList(),
                "See what these classes keep in fields of @TestInstance(PER_CLASS) classes, in an extension's root Store,"
                        + " or in resources that are closed at the end of the run. Free it in @AfterAll.",
                Optional.empty());
    }

    private Finding onHeap(Residual.OnHeap residual) {
        List<ForkGrowth> forks = residual.forks();
        ForkGrowth most = forks.get(0);
        List<Exhibit> shown = new ArrayList<>(most.types().stream()
                .limit(MOST_NAMED)
                .flatMap(type -> evidence.growth(type).stream())
                .toList());
        if (!residual.sampled().isEmpty()) {
            shown.addAll(SampledText.ofNoHolder(residual.sampled()));
        }
        if (forks.size() > 1) {
            shown.add(new Sentence(
                    "The heap grew in " + (forks.size() - 1) + (forks.size() == 2 ? " other JVM" : " other JVMs")
                            + " of this module, by "
                            + forks.get(forks.size() - 1).risen().inMebibytes() + " or more."));
        }
        return finding(
                "live-set-grows",
                residual.severity(),
                "The heap grew, and no single holder was found",
                size(most.risen(), most.pid()),
                Optional.of(new Impact(
                        most.risen(), "live heap at the end less that at the start, after a full collection each")),
                List.of(),
                List.of(),
                List.copyOf(shown),
                "Run one of the classes that the evidence names alone: add -Dtest=… to this goal.");
    }

    private Finding finding(
            String id,
            Severity severity,
            String title,
            String size,
            Optional<Impact> impact,
            List<String> places,
            List<String> packages,
            List<Exhibit> shown,
            String fix) {
        return new Finding(
                id,
                "inconclusive",
                severity,
                Optional.empty(),
                title,
                headline(title, size),
                impact,
                Optional.empty(),
                where(places),
                packages,
                shown,
                fix,
                Optional.empty());
    }

    private static String size(Bytes bytes, long pid) {
        return bytes.inMebibytes() + " in JVM " + pid;
    }

    private static String headline(String title, String size) {
        return HeadlineText.of(title, Optional.of(size), Optional.empty());
    }

    private List<String> where(List<String> places) {
        return Stream.concat(Stream.of(module(module)), places.stream()).toList();
    }
}

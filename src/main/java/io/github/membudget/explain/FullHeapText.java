package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.FullHeap;
import io.github.membudget.investigate.diagnose.RegionWaste;
import io.github.membudget.investigate.diagnose.Rule;
import io.github.membudget.investigate.diagnose.TestFramework;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.heap.ExhaustedHeap;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.StackFrame;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.source.SourcePlaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what filled a heap in which an allocation failed. */
final class FullHeapText {
    /** A larger heap to try is a multiple of so much. */
    private static final Bytes STEP = Bytes.ofMebibytes(64);

    private static final String UNKNOWN = "The heap was full, and no part of the suite held much of it";

    private FullHeapText() {}

    static Finding of(String module, TestFramework framework, FullHeap full, TreeText trees, SourcePlaces sources) {
        return full.waste()
                .filter(RegionWaste::cause)
                .map(waste -> wasted(module, full, waste, trees, sources))
                .orElseGet(() -> held(module, framework, full, trees, sources));
    }

    private static Finding wasted(
            String module, FullHeap full, RegionWaste waste, TreeText trees, SourcePlaces sources) {
        Optional<SourcePlace> place = place(full, sources);
        return new Finding(
                RegionWasteText.ID,
                full.rule().kind(),
                Severity.HIGH,
                full.holder().map(FullHeapText::holder),
                RegionWasteText.TITLE,
                HeadlineText.of(
                        RegionWasteText.TITLE, Optional.of(waste.empty().inMebibytes() + " of the full heap"), place),
                Optional.of(new Impact(waste.empty(), RegionWasteText.SOURCE)),
                place,
                where(module, full),
                List.of(),
                evidence(full, trees),
                RegionWasteText.fix(waste),
                Optional.of(RegionWasteText.advice(waste, full.limit())));
    }

    private static Finding held(
            String module, TestFramework framework, FullHeap full, TreeText trees, SourcePlaces sources) {
        Rule rule = full.rule();
        String title = full.holder()
                .map(holder -> "The heap was full: " + content(holder))
                .orElse(UNKNOWN);
        Optional<SourcePlace> place = place(full, sources);
        return new Finding(
                rule.id(),
                rule.kind(),
                full.holder().isPresent() ? Severity.HIGH : Severity.MEDIUM,
                full.holder().map(FullHeapText::holder),
                title,
                title
                        + full.holder()
                                .map(holder -> ", " + size(holder)
                                        + place.map(where -> " — " + where)
                                                .orElseGet(() -> ", held by " + root(holder)))
                                .orElse(""),
                full.holder()
                        .map(
                                holder -> new Impact(
                                        holder.all(),
                                        "held at the same time when the heap was full, in the heap dump that the JVM wrote then")),
                place,
                where(module, full),
                List.of(),
                evidence(full, trees),
                FrameworkText.of(framework, rule.fix())
                        + full.waste()
                                .map(waste -> " " + RegionWasteText.fix(waste))
                                .orElse("")
                        + largerHeap(full),
                Optional.of(FrameworkText.of(framework, rule.advice())));
    }

    /** The line that the method stood at which holds most, else the one whose allocation failed. */
    private static Optional<SourcePlace> place(FullHeap full, SourcePlaces sources) {
        Stream<StackFrame> holding = full.holder().stream()
                .flatMap(holder ->
                        holder.keeper() instanceof Keeper.Local local ? Stream.of(local.frame()) : Stream.empty());
        return Stream.concat(holding, full.heap().failedAt().stream())
                .flatMap(frame -> frame.line().flatMap(line -> sources.line(frame.type(), line)).stream())
                .findFirst();
    }

    /** As it is called in the next run too, where its line may be another one. */
    private static String holder(Holder holder) {
        return holder.keeper() instanceof Keeper.Local local
                ? "a local of " + local.frame().qualified()
                : HolderNotation.root(holder);
    }

    /** {@code a local of com.acme.LoadTest.loadsAll:12}. */
    private static String root(Holder holder) {
        if (!(holder.keeper() instanceof Keeper.Local local)) {
            return HolderNotation.root(holder);
        }
        if (isField(holder, local.frame())) {
            return "fields of " + holder.path().typeAt(0).orElse("") + ", while "
                    + local.frame().place() + " ran";
        }
        return TypeNames.runsTests(local.frame().type())
                ? "what runs the tests, for " + owner(holder).orElse("the suite")
                : HolderNotation.root(holder);
    }

    /** Whether it is the object itself whose method ran: its fields hold the rest. */
    private static boolean isField(Holder holder, StackFrame frame) {
        return !holder.path().steps().isEmpty()
                && holder.path().typeAt(0).filter(frame.type()::equals).isPresent();
    }

    /** The first class on the path that is neither the JDK's nor of what runs the tests. */
    private static Optional<String> owner(Holder holder) {
        return holder.path()
                .classes()
                .filter(type -> type.contains(".") && !TypeNames.isJdks(type) && !TypeNames.runsTests(type))
                .findFirst();
    }

    /** {@code 1,300 com.acme.Row}: what there is most of, of the suite's own types if there are any. */
    static String content(Holder holder) {
        HeapPath path = holder.path();
        List<PathStep.Objects> several =
                path.objects().filter(step -> step.count() > 1).toList();
        return several.stream()
                .filter(step -> step.type().contains(".") && !TypeNames.isJdks(step.type()))
                .findFirst()
                .or(() -> several.stream().max(Comparator.comparingLong(PathStep.Objects::count)))
                .map(step -> String.format(Locale.ROOT, "%,d %s", step.count(), TypeNames.shortName(step.type())))
                .or(() -> path.objects()
                        .filter(step -> !step.type().endsWith("[]"))
                        .reduce((one, next) -> next)
                        .map(step -> "one " + TypeNames.shortName(step.type())))
                .or(() -> path.lastType().map(type -> "one " + TypeNames.shortName(type)))
                .orElse("objects");
    }

    private static String size(Holder holder) {
        return holder.all().inMebibytes();
    }

    private static List<String> where(String module, FullHeap full) {
        Stream<String> places = full.holder().stream()
                .flatMap(holder -> holder.keeper() instanceof Keeper.Local local
                        ? Stream.concat(
                                Stream.of(local.frame().place()),
                                TypeNames.runsTests(local.frame().type()) ? owner(holder).stream() : Stream.empty())
                        : Stream.of(HolderNotation.root(holder)));
        Stream<String> failed = full.heap().failedAt().map(StackFrame::place).stream();
        return Stream.concat(Stream.of(ResidualText.module(module)), Stream.concat(places, failed))
                .distinct()
                .toList();
    }

    private static List<Exhibit> evidence(FullHeap full, TreeText trees) {
        ExhaustedHeap heap = full.heap();
        List<Exhibit> shown = new ArrayList<>();
        shown.add(new Sentence("When an allocation failed, " + heap.live().inMebibytes() + " were live"
                + full.limit()
                        .map(limit -> ", of a heap of " + limit.inMebibytes())
                        .orElse("")
                + full.holder()
                        .map(holder -> ". " + size(holder) + " of that was held by " + root(holder))
                        .orElse("")
                + "."));
        if (full.holder().isEmpty()) {
            shown.add(new Sentence("A JVM writes this dump at its first OutOfMemoryError and never again."
                    + " The error that counts may have been a later one."));
        }
        full.waste().ifPresent(waste -> shown.addAll(RegionWasteText.evidence(waste)));
        full.holder()
                .ifPresent(holder -> shown.add(trees.of(
                        holder,
                        HolderText.path(
                                holder,
                                size(holder) + ", heap dump of JVM " + heap.pid() + " when its heap was full"))));
        heap.failedAt()
                .ifPresent(at -> shown.add(new Sentence("The allocation that failed was at " + at.place()
                        + heap.thread()
                                .map(thread -> ", in thread '" + thread + "'")
                                .orElse("") + ".")));
        full.others()
                .forEach(other -> shown.add(new Sentence(
                        "Also live: " + content(other) + " (" + size(other) + "), held by " + root(other) + ".")));
        return List.copyOf(shown);
    }

    /** What a method holds at one time it may need. */
    private static String largerHeap(FullHeap full) {
        boolean local = full.holder()
                .filter(holder -> !(holder.keeper() instanceof Keeper.Local))
                .isEmpty();
        if (!local || full.limit().isEmpty()) {
            return "";
        }
        Bytes limit = full.limit().get();
        long steps = (limit.value() + limit.value() / 2 + STEP.value() - 1) / STEP.value();
        return " If the test needs all of it at one time, raise its heap: try <heap>"
                + steps * STEP.value() / Bytes.ofMebibytes(1).value() + "m</heap>.";
    }
}

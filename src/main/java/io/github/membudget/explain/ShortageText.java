package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.OffHeapShortage;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.Shortage;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.source.SourcePlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says what ran short outside of the heap, and which option or change mends that. */
final class ShortageText {
    private static final String CODE_CACHE = "The code cache was full";

    private static final String DIRECT = "Direct buffers reached their limit";
    private static final String LOADERS = "Class loaders pile up until metaspace is full";
    private static final String METASPACE = "Metaspace is too small for the class path";
    private static final String THREADS = "The system refused another thread";
    private static final String BACKGROUND = "A background thread ran out of memory, and no test failed";

    /** {@code com.acme.Loader.load:12}. */
    private static final Pattern PLACE = Pattern.compile("(.+)\\.[^.:]+:(\\d{1,8})");

    private final String module;
    private final TreeText trees;
    private final SourcePlaces sources;

    ShortageText(String module, TreeText trees, SourcePlaces sources) {
        this.module = module;
        this.trees = trees;
        this.sources = sources;
    }

    Finding of(OffHeapShortage found) {
        Shortage shortage = found.shortage();
        if (shortage instanceof Shortage.Metaspace metaspace) {
            return metaspace(metaspace, found);
        }
        if (shortage instanceof Shortage.DirectBuffers buffers) {
            return directBuffers(buffers, found);
        }
        if (shortage instanceof Shortage.Threads threads) {
            return threads(threads, found);
        }
        return shortage instanceof Shortage.CodeCache cache
                ? codeCache(cache, found)
                : inBackground((Shortage.InBackground) shortage, found);
    }

    private Finding codeCache(Shortage.CodeCache cache, OffHeapShortage found) {
        return finding(
                new Head("code-cache-full", "code-cache", Severity.MEDIUM, CODE_CACHE, CodeCacheText.use(cache)),
                found,
                Optional.empty(),
                Exhibit.sentences(
                        "The JVM then throws compiled code away, or stops compiling. The tests pass all the same, and run"
                                + " slower."
                                + cache.compiled()
                                        .map(all -> " It compiled " + all.inMebibytes() + " in all.")
                                        .orElse("")),
                CodeCacheText.fix(cache));
    }

    private Finding directBuffers(Shortage.DirectBuffers buffers, OffHeapShortage found) {
        Optional<Holder> holder = found.holder();
        String limit = buffers.limit().inMebibytes();
        List<Exhibit> evidence =
                new ArrayList<>(Exhibit.sentences("The test JVM may have " + limit + " of direct buffers"
                        + (buffers.set()
                                ? " (-XX:MaxDirectMemorySize)."
                                : ": as much as its heap, since -XX:MaxDirectMemorySize is not set.")
                        + (holder.isPresent()
                                ? ""
                                : " No part of the suite kept many until the end: they were the failing test's own.")));
        holder.ifPresent(one -> evidence.add(tree(one)));
        return finding(
                new Head("direct-buffers-full", "direct-memory", Severity.HIGH, DIRECT, limit),
                found,
                holder.map(
                        one -> new Impact(one.direct(), "direct buffers that it keeps, in the heap dump at the end")),
                evidence,
                holder.map(one -> HolderText.names(one) + HolderText.keeps(one)
                                        + one.direct().inMebibytes()
                                        + " of them: let it drop them when their test ends.")
                                .orElse("Reuse a few buffers, and drop them as soon as they are not needed.")
                        + " If the tests need them all, set -XX:MaxDirectMemorySize="
                        + OutOfMemoryText.raised(buffers.limit()) + " in the module's <argLine>.");
    }

    private Finding metaspace(Shortage.Metaspace metaspace, OffHeapShortage found) {
        Optional<Holder> holder = found.holder();
        String limit = metaspace.used().inMebibytes() + " of " + metaspace.max().inMebibytes();
        List<Exhibit> evidence = new ArrayList<>();
        metaspace
                .loaded()
                .ifPresent(classes -> evidence.addAll(Exhibit.sentences(number(classes)
                        + " classes were loaded"
                        + (metaspace.unloaded().isPresent()
                                ? ", and " + number(metaspace.unloaded().getAsLong()) + " unloaded."
                                : "."))));
        metaspace
                .loaders()
                .ifPresent(loaders -> evidence.add(new Table(
                        List.of("class loader", "alive", "metaspace"),
                        List.of(List.of(
                                loaders.type(),
                                number(loaders.count()),
                                loaders.bytes().inMebibytes())),
                        0)));
        holder.ifPresent(one -> evidence.add(tree(one)));
        Optional<Shortage.LiveLoaders> leaked = metaspace.leaked();
        return finding(
                leaked.isPresent()
                        ? new Head("class-loaders-fill-metaspace", "class-loader", Severity.HIGH, LOADERS, limit)
                        : new Head("metaspace-full", "metaspace", Severity.HIGH, METASPACE, limit),
                found,
                leaked.map(loaders -> new Impact(loaders.bytes(), "metaspace of the class loaders that were alive")),
                evidence,
                leaked.map(loaders -> "Drop each " + loaders.type() + " when its test ends"
                                + holder.map(one -> ": " + HolderText.names(one) + " must not keep it")
                                        .orElse("") + ".")
                        .orElse("Set -XX:MaxMetaspaceSize=" + OutOfMemoryText.raised(metaspace.max())
                                + " in the module's <argLine>."));
    }

    private Finding threads(Shortage.Threads threads, OffHeapShortage found) {
        return finding(
                new Head(
                        "threads-refused",
                        "threads",
                        Severity.HIGH,
                        THREADS,
                        threads.threads().isPresent()
                                ? number(threads.threads().getAsLong()) + " threads"
                                : "their number is not known"),
                found,
                Optional.empty(),
                Exhibit.sentences(ThreadsText.sentence(threads)),
                ThreadsText.fix(threads));
    }

    private Finding inBackground(Shortage.InBackground error, OffHeapShortage found) {
        String thread = error.thread().map(name -> "thread '" + name + "'").orElse("one thread");
        return finding(
                new Head("background-out-of-memory", "out-of-memory", Severity.MEDIUM, BACKGROUND, thread),
                found,
                Optional.empty(),
                Exhibit.sentences("The error ended " + thread + ". " + OutOfMemoryText.inBackground(error)),
                "Wait for what the thread does in the test (Future.get), so that the test fails by the error. Then let it take less, or"
                        + " raise the limit that it reached.");
    }

    private Optional<SourcePlace> declared(Holder holder) {
        return holder.keeper() instanceof Keeper.Field field
                ? sources.field(field.field().declaring(), field.field().name())
                : Optional.empty();
    }

    private Optional<SourcePlace> place(String at) {
        Matcher line = PLACE.matcher(at);
        return line.matches()
                ? sources.line(line.group(1), Integer.parseInt(line.group(2)))
                        .or(() -> Optional.of(SourcePlace.of(PlaceText.simple(line.group(1)) + ":" + line.group(2))))
                : Optional.empty();
    }

    /** How a finding begins. */
    private record Head(String id, String kind, Severity severity, String title, String size) {}

    private Finding finding(
            Head head, OffHeapShortage found, Optional<Impact> impact, List<Exhibit> evidence, String fix) {
        Optional<Holder> holder = found.holder();
        Optional<SourcePlace> place =
                holder.flatMap(this::declared).or(() -> found.place().flatMap(this::place));
        return new Finding(
                head.id(),
                head.kind(),
                head.severity(),
                holder.map(HolderNotation::root),
                head.title(),
                HeadlineText.of(head.title(), Optional.of(head.size()), place),
                impact,
                place,
                Stream.of(
                                Stream.of(ResidualText.module(module)),
                                holder.map(HolderNotation::root).stream(),
                                found.place().stream())
                        .flatMap(where -> where)
                        .toList(),
                List.of(),
                evidence,
                fix,
                Optional.empty());
    }

    private Exhibit tree(Holder holder) {
        String size = holder.all().inMebibytes();
        return trees.of(holder, HolderText.path(holder, size + ", heap dump of JVM " + holder.pid() + " at its end"));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

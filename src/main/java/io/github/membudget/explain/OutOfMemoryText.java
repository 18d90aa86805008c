package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.Shortage;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says of an OutOfMemoryError which memory was full, why, and what to change. */
final class OutOfMemoryText {
    private static final String INVESTIGATE = "`mvn membudget:investigate`";

    /** Headroom in a proposed limit, and what it is rounded up to. */
    private static final double HEADROOM = 1.5;

    private static final long STEP = 8;

    /** A whole sentence that sends the reader to an investigation. */
    private static final Pattern SENDS = Pattern.compile(" [^.\n]*" + Pattern.quote(INVESTIGATE) + "[^.\n]*\\.");

    private OutOfMemoryText() {}

    /** The same words for somebody who is investigating already. */
    static String investigating(String words) {
        return SENDS.matcher(words).replaceAll("");
    }

    /** @param heap the -Xmx in force, where known */
    static String of(OutOfMemory error, Optional<Bytes> heap) {
        return sentence(error.words() + error.at().map(at -> ", at " + at).orElse(""))
                + error.why().map(OutOfMemoryText::why).orElseGet(() -> why(error.kind(), heap));
    }

    private static String sentence(String words) {
        return words + (words.endsWith(".") ? " " : ". ");
    }

    private static String why(Shortage shortage) {
        if (shortage instanceof Shortage.Metaspace metaspace) {
            return metaspace(metaspace);
        }
        if (shortage instanceof Shortage.DirectBuffers buffers) {
            return directBuffers(buffers);
        }
        if (shortage instanceof Shortage.Threads threads) {
            return ThreadsText.sentence(threads) + " " + ThreadsText.fix(threads)
                    + " `mvn membudget:investigate` names those that do.";
        }
        return shortage instanceof Shortage.CodeCache cache
                ? CodeCacheText.fix(cache)
                : inBackground((Shortage.InBackground) shortage);
    }

    static String inBackground(Shortage.InBackground error) {
        return (sentence(error.words()) + error.why().map(OutOfMemoryText::why).orElse("")).strip();
    }

    private static String why(OutOfMemory.Exhausted kind, Optional<Bytes> heap) {
        return switch (kind) {
            case HEAP ->
                "The heap" + heap.map(size -> " (-Xmx" + mebibytes(size) + ")").orElse("")
                        + " was full. See what fills it with " + INVESTIGATE
                        + ". If the tests need it all, set a larger <heap> or <ceiling> for this module.";
            case METASPACE ->
                "The classes do not fit into -XX:MaxMetaspaceSize. See with " + INVESTIGATE
                        + " whether class loaders pile up. If they do not, raise it in the module's <argLine>.";
            case DIRECT_BUFFERS ->
                "The direct buffers have reached their limit. See who keeps them with " + INVESTIGATE
                        + ". If the tests need them all, raise -XX:MaxDirectMemorySize in the module's <argLine>.";
            case THREADS ->
                "The system refused another thread. See which threads the tests leave running with " + INVESTIGATE
                        + ". If they need them all, raise the limit on processes (ulimit -u, pids.max).";
            case ARRAY_LENGTH ->
                "The code asked for an array longer than any array can be. More memory does not help: find the size it asked for in the"
                        + " stack trace.";
            case NOTHING -> "The tests' own code threw this error. The JVM had memory left.";
            case OTHER -> "The stack trace shows which call was refused memory.";
        };
    }

    private static String metaspace(Shortage.Metaspace metaspace) {
        if (metaspace.leaked().isPresent()) {
            Shortage.LiveLoaders loaders = metaspace.leaked().get();
            return number(loaders.count()) + " class loaders of type " + loaders.type() + " live on and fill the "
                    + metaspace.max().inMebibytes()
                    + " of -XX:MaxMetaspaceSize. It is a leak: find who keeps them with "
                    + INVESTIGATE + ".";
        }
        String option = "-XX:MaxMetaspaceSize=" + raised(metaspace.max()) + " in the module's <argLine>.";
        String need = "The class path needs about " + metaspace.used().inMebibytes() + " of metaspace"
                + loaded(metaspace) + ", and -XX:MaxMetaspaceSize allows "
                + metaspace.max().inMebibytes() + ".";
        return metaspace.loaders().filter(Shortage.LiveLoaders::few).isPresent()
                ? need + " Only " + metaspace.loaders().get().all() + " class loaders were alive: it is no leak. Set "
                        + option
                : need + " See with " + INVESTIGATE + " whether class loaders pile up. If they do not, set " + option;
    }

    private static String loaded(Shortage.Metaspace metaspace) {
        return metaspace.loaded().isPresent()
                ? String.format(
                        Locale.ROOT, " for %,d classes", metaspace.loaded().getAsLong())
                : "";
    }

    private static String directBuffers(Shortage.DirectBuffers buffers) {
        return "Direct buffers may take " + buffers.limit().inMebibytes()
                + (buffers.set()
                        ? " (-XX:MaxDirectMemorySize)"
                        : " (as much as the heap, since -XX:MaxDirectMemorySize is not set)")
                + ". See who keeps them with " + INVESTIGATE
                + ". If the tests need them all, raise -XX:MaxDirectMemorySize in the module's <argLine>.";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A limit that holds: what was reached is where it ended, not what it needs. */
    static String raised(Bytes limit) {
        long mebibytes =
                (long) Math.ceil(limit.value() * HEADROOM / Bytes.ofMebibytes(1).value());
        return (mebibytes + STEP - 1) / STEP * STEP + "m";
    }

    private static String mebibytes(Bytes size) {
        return size.value() / Bytes.ofMebibytes(1).value() + "m";
    }
}

package io.github.membudget.model.heap;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.GcRoot.StaticField;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes holders out of the notation that reports show, so that a test reads like a report. */
public final class Holders {
    private static final Pattern STEP = Pattern.compile("(?:([\\d,]+) x )?(.+?)(?: \\(([\\d,]+)\\))?");
    private static final Pattern THREADS =
            Pattern.compile("(.*?)( and the other(?: (\\d+))? of its pool)?(?: and (\\d+) more like it)?");
    private static final Pattern LOADERS = Pattern.compile("(.*), in (\\d+) class loaders");
    private static final List<String> JDK = List.of(
            "java.util.",
            "java.lang.",
            "java.util.concurrent.",
            "java.util.concurrent.atomic.",
            "java.util.logging.",
            "java.lang.ref.");

    private Holders() {}

    /** In JVM 7, on the heap alone. */
    public static Holder of(String kind, String name, long mebibytes, String path, String... others) {
        return of(7, kind, name, Bytes.ofMebibytes(mebibytes), path, Bytes.ZERO, List.of(), List.of(others));
    }

    /**
     * @param kind as the patterns of rules know it
     * @param others fields or threads that are alike, or ways from several roots
     */
    public static Holder of(
            long pid,
            String kind,
            String name,
            Bytes retained,
            String path,
            Bytes direct,
            List<Long> sampled,
            List<String> others) {
        Matcher loaders = LOADERS.matcher(path);
        boolean several = loaders.matches();
        Keeper keeper = keeper(kind, name, several ? Integer.parseInt(loaders.group(2)) : 1, others);
        return new Holder(pid, keeper, retained, path(several ? loaders.group(1) : path), direct, sampled);
    }

    /** What was asked after; its root is empty where none was found. */
    public static Kept kept(long pid, String name, long count, Bytes retained, String root, String path, Bytes direct) {
        return new Kept(pid, name, count, retained, root(root).map(found -> new Way(found, path(path))), direct, false);
    }

    private static Keeper keeper(String kind, String name, int loaders, List<String> others) {
        Matcher threads = THREADS.matcher(name);
        if (!threads.matches()) {
            throw new IllegalArgumentException(name);
        }
        String thread = threads.group(1);
        int alike = (int) number(threads.group(4), 0);
        return switch (kind) {
            case "static-field" ->
                new Keeper.Field(
                        StaticField.of(name),
                        others.stream().map(StaticField::of).toList(),
                        loaders);
            case "thread" ->
                new Keeper.Threads(
                        thread, threads.group(2) == null ? 0 : (int) number(threads.group(3), 1), alike, others);
            case "thread-local" -> new Keeper.ThreadLocals(thread, alike, others);
            case "local" -> local(name);
            case "jni" -> new Keeper.JniReference(name);
            case "several-roots" ->
                new Keeper.SeveralRoots(
                        root(name), others.stream().map(Holders::way).toList(), 0);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** {@code com.acme.LoadTest.loadsAll:12}, in the thread main. */
    private static Keeper local(String place) {
        int line = place.indexOf(':');
        int method = place.lastIndexOf('.');
        return new Keeper.Local(
                "main",
                new StackFrame(
                        place.substring(0, method),
                        place.substring(method + 1, line),
                        Optional.empty(),
                        Optional.of(Integer.valueOf(place.substring(line + 1)))));
    }

    /** {@code static field com.acme.Cache.ROWS -> HashMap -> com.acme.Row}. */
    public static Way way(String words) {
        String[] parts = words.split(" -> ", 2);
        return new Way(root(parts[0]).orElseThrow(), path(parts[1]));
    }

    private static Optional<GcRoot> root(String words) {
        if (words.startsWith("static field ")) {
            return Optional.of(StaticField.of(words.substring("static field ".length())));
        }
        if (words.startsWith("class ")) {
            return Optional.of(new GcRoot.LoadedClass(words.substring("class ".length())));
        }
        if (words.startsWith("thread '")) {
            return Optional.of(new GcRoot.LiveThread(words.substring("thread '".length(), words.length() - 1)));
        }
        return switch (words) {
            case "" -> Optional.empty();
            case "native code (JNI)" -> Optional.of(new GcRoot.NativeCode());
            case "a method that ran" -> Optional.of(new GcRoot.RunningMethod());
            default -> throw new IllegalArgumentException(words);
        };
    }

    /** {@code HashMap (1,204) -> 1,204 x com.acme.Row -> byte[]}. */
    public static HeapPath path(String words) {
        return new HeapPath(Stream.of(words.split(" -> ")).map(Holders::step).toList());
    }

    private static PathStep step(String words) {
        if (words.startsWith("ThreadLocal ")) {
            return new PathStep.ThreadLocalOf(StaticField.of(words.substring("ThreadLocal ".length())));
        }
        if (words.startsWith("also in ")) {
            return new PathStep.AlsoIn(
                    Stream.of(words.substring("also in ".length()).split(", "))
                            .map(StaticField::of)
                            .toList());
        }
        if (words.equals("values that refer to their keys")) {
            return new PathStep.KeysKeptByValues();
        }
        if (words.equals("waiting in their reference queue")) {
            return new PathStep.NeverPolled();
        }
        if (words.equals("…")) {
            return new PathStep.Omitted();
        }
        Matcher step = STEP.matcher(words);
        if (!step.matches()) {
            throw new IllegalArgumentException(words);
        }
        return new PathStep.Objects(type(step.group(2)), number(step.group(1), 1), number(step.group(3), 0));
    }

    private static long number(String digits, long otherwise) {
        return digits == null ? otherwise : Long.parseLong(digits.replace(",", ""));
    }

    /** Of the JDK's collections and basic types the notation has no package. */
    private static String type(String name) {
        return JDK.stream()
                .filter(home -> !name.contains(".") && exists(home + name.replaceAll("(\\[])+$", "")))
                .map(home -> home + name)
                .findFirst()
                .orElse(name);
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

package io.github.membudget.investigate.dump;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.StackFrame;
import io.github.membudget.model.heap.TypeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.ThreadObjectGCRoot;

/**
 * The methods that ran when the heap was dumped, with what their locals alone keep. A local belongs to the suite's own method that was nearest to
 * it on the stack, the method's callers included: what {@code ArrayList.add} refers to is its caller's.
 */
final class RunningMethods {
    /** The JVM writes it as the innermost frame of the thread whose allocation failed. */
    private static final String FAILED = "java.lang.OutOfMemoryError";

    /** So many steps are told of the way to the object that retains most. */
    private static final int MOST_BEFORE = 4;

    private final Heap heap;
    private final HeapGraph graph;
    private final Set<String> packages;

    /** @param packages beginnings of names of the suite's own classes */
    RunningMethods(Heap heap, HeapGraph graph, Set<String> packages) {
        this.heap = heap;
        this.graph = graph;
        this.packages = packages;
    }

    /**
     * Whose a local is.
     *
     * @param frame number of the method's frame, the innermost first
     * @param own whether it is one of the suite's or of a library's, and not of what runs the tests
     */
    private record Owner(ThreadObjectGCRoot thread, int frame, boolean own) {
        private StackTraceElement element() {
            return thread.getStackTrace()[frame];
        }

        private Keeper keeper() {
            return new Keeper.Local(HeapText.threadName(thread.getInstance()), StackFrame.of(element()));
        }
    }

    /** The thread whose allocation failed. */
    private Optional<ThreadObjectGCRoot> failed() {
        return roots().stream()
                .filter(ThreadObjectGCRoot.class::isInstance)
                .map(ThreadObjectGCRoot.class::cast)
                .filter(RunningMethods::isFailed)
                .findFirst();
    }

    private static boolean isFailed(ThreadObjectGCRoot thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack != null
                && stack.length > 0
                && stack[0].getClassName().equals(FAILED)
                && stack[0].getMethodName().equals("<init>");
    }

    /** Name of the thread whose allocation failed. */
    Optional<String> failedThread() {
        return failed().map(thread -> HeapText.threadName(thread.getInstance()));
    }

    /** The innermost method of the suite's own code in the thread whose allocation failed. */
    Optional<StackFrame> failedAt() {
        return failed().flatMap(thread -> {
            StackTraceElement[] stack = thread.getStackTrace();
            OptionalInt own = first(stack, 0, this::isOwn);
            OptionalInt nearest = own.isPresent() ? own : first(stack, 0, RunningMethods::isOthers);
            return nearest.isPresent() ? Optional.of(StackFrame.of(stack[nearest.getAsInt()])) : Optional.empty();
        });
    }

    /** What locals alone keep, shared out: for an object that several methods refer to, the outermost of them has it. */
    List<Holder> holders(long pid) {
        List<Map.Entry<Owner, List<Long>>> owned = owned();
        List<HeapGraph.LocalShare> shares = graph.locals(owned.stream()
                .map(entry ->
                        entry.getValue().stream().mapToLong(Long::longValue).toArray())
                .toList());
        List<Holder> holders = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            HeapGraph.LocalShare share = shares.get(i);
            List<Instance> way = share.way().stream()
                    .map(heap::getInstanceByID)
                    .filter(Objects::nonNull)
                    .toList();
            if (!way.isEmpty()) {
                holders.add(new Holder(
                        pid,
                        owned.get(i).getKey().keeper(),
                        new Bytes(share.heap()),
                        path(way),
                        new Bytes(share.direct()),
                        List.of()));
            }
        }
        return holders;
    }

    /** By the way to the object that retains most, and from there to where its memory is. */
    private HeapPath path(List<Instance> way) {
        int last = way.size() - 1;
        List<PathStep> before = new ArrayList<>(HeaviestPath.steps(way.subList(0, last)));
        if (before.size() > MOST_BEFORE) {
            before.subList(1, before.size() - MOST_BEFORE + 1).clear();
            before.add(1, new PathStep.Omitted());
        }
        return HeaviestPath.from(graph, way.get(last), before, 1);
    }

    private List<Map.Entry<Owner, List<Long>>> owned() {
        Map<Owner, List<Long>> owned = new LinkedHashMap<>();
        for (JavaFrameGCRoot local : locals()) {
            if (local.getInstance() != null
                    && local.getThreadGCRoot() != null
                    && local.getThreadGCRoot().getInstance() != null) {
                owner(local.getThreadGCRoot(), local.getFrameNumber())
                        .ifPresent(owner -> owned.computeIfAbsent(owner, any -> new ArrayList<>())
                                .add(local.getInstance().getInstanceId()));
            }
        }
        Comparator<Map.Entry<Owner, List<Long>>> order = Comparator.comparing(
                        (Map.Entry<Owner, List<Long>> entry) -> !entry.getKey().own())
                .thenComparing(entry -> !isFailed(entry.getKey().thread()))
                .thenComparing(entry -> -entry.getKey().frame());
        return owned.entrySet().stream().sorted(order).toList();
    }

    /** Those of the outermost methods first: a way that begins there tells more than one from what they called. */
    private List<JavaFrameGCRoot> locals() {
        return roots().stream()
                .filter(JavaFrameGCRoot.class::isInstance)
                .map(JavaFrameGCRoot.class::cast)
                .sorted(Comparator.comparingInt(JavaFrameGCRoot::getFrameNumber).reversed())
                .toList();
    }

    private Optional<Owner> owner(ThreadObjectGCRoot thread, int frame) {
        StackTraceElement[] stack = thread.getStackTrace();
        if (stack == null || frame < 0 || frame >= stack.length) {
            return Optional.empty();
        }
        OptionalInt own = first(stack, frame, this::isOwn);
        OptionalInt nearest = own.isPresent() ? own : first(stack, frame, RunningMethods::isOthers);
        return Optional.of(new Owner(thread, nearest.orElse(frame), nearest.isPresent()));
    }

    /** The first such frame from this one outwards, before those of what runs the tests. */
    private static OptionalInt first(StackTraceElement[] stack, int from, Predicate<String> type) {
        return IntStream.range(from, stack.length)
                .takeWhile(i -> !TypeNames.runsTests(stack[i].getClassName()))
                .filter(i -> type.test(stack[i].getClassName()))
                .findFirst();
    }

    private boolean isOwn(String type) {
        return isOthers(type)
                && packages.stream().anyMatch(own -> own.isEmpty() ? !type.contains(".") : type.startsWith(own));
    }

    /** The suite's or a library's. */
    private static boolean isOthers(String type) {
        return !TypeNames.isJdks(type) && !TypeNames.runsTests(type);
    }

    private List<?> roots() {
        return List.copyOf(heap.getGCRoots());
    }
}

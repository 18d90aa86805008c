package io.github.membudget.explain;

import io.github.membudget.judge.ClassRises;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.Kept;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would be free without a cause. A holder's is read from the heap. Others', of which no single object keeps all, is what their classes
 * added beyond what other classes do; what one class added counts for one cause only.
 */
final class Impacts {
    private final ClassRises rises;
    private final Map<String, String> heapTaken = new HashMap<>();
    private final Map<String, String> besideTaken = new HashMap<>();

    Impacts(ClassRises rises) {
        this.rises = rises;
    }

    /** @param follows the rule whose classes these all are too, so that this may be a part of what that one found */
    record Weighed(Optional<Impact> impact, Optional<String> follows) {}

    Weighed of(Draft draft) {
        return draft.holder().isPresent() ? held(draft) : together(draft);
    }

    private Weighed held(Draft draft) {
        draft.classes().forEach(name -> heapTaken.putIfAbsent(name, draft.rule().id()));
        return new Weighed(
                draft.holder()
                        .map(holder -> new Impact(
                                holder.retained(), "heap that nothing else keeps, in the heap dump at the JVM's end")),
                Optional.empty());
    }

    private Weighed together(Draft draft) {
        Set<String> own = free(draft, heapTaken);
        Optional<Bytes> kept = kept(draft);
        Optional<Bytes> heap = rises.heap(own)
                .filter(risen -> kept.isEmpty() || risen.value() > kept.get().value());
        Set<String> beside = free(draft, besideTaken);
        Optional<Bytes> natively = rises.besideHeap(beside);
        Optional<String> follows = follows(draft);
        heap.ifPresent(
                found -> own.forEach(name -> heapTaken.put(name, draft.rule().id())));
        natively.ifPresent(found ->
                beside.forEach(name -> besideTaken.put(name, draft.rule().id())));
        Optional<Impact> onHeap = heap.map(bytes -> new Impact(
                        bytes, "live heap that its classes added beyond what others did, after a full collection each"))
                .or(() -> kept.map(
                        bytes -> new Impact(bytes, "heap that nothing else keeps, in the heap dump at the JVM's end")));
        Optional<Impact> offHeap = natively.map(bytes -> new Impact(
                bytes, "resident memory beside the heap that its classes added beyond what others did (+/- 25 %)"));
        return new Weighed(sum(onHeap, offHeap), heap.isEmpty() && natively.isEmpty() ? follows : Optional.empty());
    }

    private static Optional<Impact> sum(Optional<Impact> heap, Optional<Impact> beside) {
        if (heap.isEmpty() || beside.isEmpty()) {
            return heap.or(() -> beside);
        }
        return Optional.of(new Impact(
                new Bytes(heap.get().bytes().value() + beside.get().bytes().value()),
                heap.get().bytes().inMebibytes() + " " + heap.get().source() + "; "
                        + beside.get().bytes().inMebibytes() + " "
                        + beside.get().source()));
    }

    private static Set<String> free(Draft draft, Map<String, String> taken) {
        Set<String> free = new LinkedHashSet<>(draft.classes());
        free.removeAll(taken.keySet());
        return free;
    }

    private Optional<String> follows(Draft draft) {
        Set<String> rules = draft.classes().stream()
                .map(name -> heapTaken.getOrDefault(name, ""))
                .collect(Collectors.toSet());
        return rules.size() == 1 && !rules.contains("") ? rules.stream().findFirst() : Optional.empty();
    }

    /** Of a rule's types one may hold the other: the most counts, not their sum. */
    private static Optional<Bytes> kept(Draft draft) {
        Map<Long, Long> most = draft.kept().stream()
                .collect(Collectors.toMap(Kept::pid, kept -> kept.retained().value(), Math::max));
        return most.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bytes(
                        most.values().stream().mapToLong(Long::longValue).sum()));
    }
}

package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.HeapFacts.States;
import io.github.membudget.model.heap.HeapQuery;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.JavaClass;

/** Counts which of the objects that were asked after are closed, by what keeps them: one holder's may be closed where another's are open. */
final class ObjectStates {
    private final Heap heap;
    private final HeapGraph graph;
    private final Roots roots;
    private final HeapQuery query;

    ObjectStates(Heap heap, HeapGraph graph, Roots roots, HeapQuery query) {
        this.heap = heap;
        this.graph = graph;
        this.roots = roots;
        this.query = query;
    }

    /** Those that one keeper has. */
    private static final class Counted {
        long open;
        final List<Long> closed = new ArrayList<>();
    }

    /** @param keepers by the ids of the objects that they keep */
    List<States> of(Map<Long, Keeper> keepers) {
        List<States> states = new ArrayList<>();
        query.closed().forEach((name, fields) -> {
            long[] reached = types(name)
                    .flatMapToLong(type -> Arrays.stream(graph.reachedInstances(type)))
                    .toArray();
            if (reached.length > 0) {
                counted(reached, new ObjectState(fields), keepers)
                        .forEach((keeper, counted) -> states.add(states(name, keeper, counted)));
            }
        });
        return states;
    }

    private Map<Optional<Keeper>, Counted> counted(long[] reached, ObjectState closed, Map<Long, Keeper> keepers) {
        Map<Optional<Keeper>, Counted> all = new LinkedHashMap<>();
        long[] holders = graph.holders(reached, keepers.keySet().stream().mapToLong(Long::longValue));
        for (int i = 0; i < reached.length; i++) {
            long id = reached[i];
            Counted counted = all.computeIfAbsent(Optional.ofNullable(keepers.get(holders[i])), any -> new Counted());
            Optional.ofNullable(heap.getInstanceByID(id))
                    .flatMap(closed::matches)
                    .ifPresent(isClosed -> {
                        if (isClosed) {
                            counted.closed.add(id);
                        } else {
                            counted.open++;
                        }
                    });
        }
        return all;
    }

    private States states(String type, Optional<Keeper> keeper, Counted counted) {
        Optional<Way> way = counted.closed.stream().findFirst().flatMap(roots::to);
        return new States(query.pid(), type, counted.open, counted.closed.size(), way, keeper);
    }

    /** Of a type whose subtypes are asked after, these too. */
    private Stream<JavaClass> types(String name) {
        JavaClass type = heap.getJavaClassByName(name);
        if (type == null) {
            return Stream.empty();
        }
        return query.bases().contains(name)
                ? Stream.concat(Stream.of(type), type.getSubClasses().stream().map(JavaClass.class::cast))
                : Stream.of(type);
    }
}

package io.github.membudget.plan.shard;

import io.github.membudget.model.Baseline;
import io.github.membudget.model.Baseline.ClassFigures;
import io.github.membudget.model.Baseline.ModuleFigures;
import io.github.membudget.model.Bytes;
import io.github.membudget.plan.ClassHistory;
import io.github.membudget.plan.shard.KnownModule.KnownClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the baseline tells of a reactor's test classes, as a plan needs it. A class of which it has no duration is none that it knows.
 *
 * @param modules in the order of their keys; each with a class at least
 */
public record ShardHistory(List<KnownModule> modules) {
    /** Nothing is known. */
    public static final ShardHistory NONE = new ShardHistory(List.of());

    public static ShardHistory of(Baseline baseline) {
        List<KnownModule> modules = new ArrayList<>();
        Set<ShardClass> seen = new HashSet<>();
        for (Map.Entry<String, ModuleFigures> module : new TreeMap<>(baseline.modules()).entrySet()) {
            // Project, execution and name.
            String[] parts = module.getKey().split(" ", 3);
            List<KnownClass> classes = new ArrayList<>();
            new TreeMap<>(module.getValue().classes()).forEach((name, figures) -> {
                ShardClass id = new ShardClass(parts[0], parts.length > 1 ? parts[1] : "", name);
                // Groups may divide a class among modules: it goes where the first of them goes.
                if (!figures.millis().isEmpty() && !isInner(name, module.getValue()) && seen.add(id)) {
                    classes.add(known(id, figures));
                }
            });
            if (!classes.isEmpty()) {
                modules.add(new KnownModule(
                        module.getKey(),
                        startMillis(module.getValue(), classes),
                        highest(module.getValue().peaks()),
                        List.copyOf(classes)));
            }
        }
        return new ShardHistory(List.copyOf(modules));
    }

    /** Its time is in that of the class around it. */
    private static boolean isInner(String name, ModuleFigures module) {
        int nested = name.indexOf('$');
        return nested > 0 && module.classes().containsKey(name.substring(0, nested));
    }

    private static KnownClass known(ShardClass id, ClassFigures figures) {
        return new KnownClass(
                id,
                Math.max(1, median(figures.millis())),
                highest(figures.peak()),
                median(figures.raised()),
                median(figures.kept()));
    }

    private static long startMillis(ModuleFigures module, List<KnownClass> classes) {
        long inClasses = classes.stream().mapToLong(KnownClass::millis).sum();
        return Math.max(0, median(module.millis()) - inClasses);
    }

    private static Optional<Bytes> highest(List<Long> figures) {
        return figures.stream().max(Long::compare).map(most -> new Bytes(Math.max(0, most)));
    }

    private static long median(List<Long> figures) {
        List<Long> sorted = figures.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    /** Of one goal's classes, for a division among modules of one machine. */
    public ClassHistory classes(String project, String execution) {
        Map<String, ClassHistory.Run> classes = new HashMap<>();
        Optional<Bytes> peak = Optional.empty();
        for (KnownModule module : modules) {
            ShardClass any = module.classes().get(0).id();
            if (!any.project().equals(project) || !any.execution().equals(execution)) {
                continue;
            }
            String name =
                    module.key().substring(Baseline.key(project, execution, "").length());
            module.classes().forEach(one -> classes.put(one.id().name(), new ClassHistory.Run(name, one.millis())));
            peak = Stream.of(peak, module.peak()).flatMap(Optional::stream).max(Bytes::compareTo);
        }
        return new ClassHistory(Map.copyOf(classes), peak);
    }

    /** How many classes it knows. */
    public int classes() {
        return modules.stream().mapToInt(module -> module.classes().size()).sum();
    }

    /** On one machine, one after the other. */
    public long millis() {
        return modules.stream().mapToLong(KnownModule::millis).sum();
    }

    /** No plan for so many machines can take less: neither less than its share of the whole, nor less than the longest class. */
    public long leastMillis(int machines) {
        long longest = alone().map(Map.Entry::getValue).max(Long::compare).orElse(0L);
        return Math.max(longest, (millis() + machines - 1) / machines);
    }

    /** The class that takes longest, with the start of its JVM; absent where none is known. */
    public Optional<ShardClass> longest() {
        return alone().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** Milliseconds of each class in a JVM of its own. */
    private Stream<Map.Entry<ShardClass, Long>> alone() {
        return modules.stream().flatMap(module -> module.classes().stream()
                .map(one -> Map.entry(one.id(), module.startMillis() + one.millis())));
    }
}

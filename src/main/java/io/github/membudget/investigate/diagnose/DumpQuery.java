package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.MOST_TESTS_ASKED;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.HeapQuery;
import io.github.membudget.model.heap.TypeNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the reader of a fork's heap dump is asked, so that rules can recognise their causes by it. */
public final class DumpQuery {
    private DumpQuery() {}

    /**
     * Asks after what grew and stands in the rule book.
     *
     * @param uses of every type at the end
     * @param live snapshots of that fork
     */
    public static HeapQuery of(
            long pid, Map<String, LiveSet.Use> uses, List<LiveSet> live, List<TypeGrowth> growth, RuleBook book) {
        Set<String> types = new TreeSet<>();
        Set<String> bases = new TreeSet<>();
        Set<String> fields = new TreeSet<>();
        Map<String, Set<String>> together = new TreeMap<>();
        for (Rule rule : book.rules()) {
            fields.addAll(rule.signs().fields());
            bases.addAll(rule.signs().subtypes());
            List<String> grown = growth.stream()
                    .filter(type -> type.instances() >= rule.signs().fewest())
                    .map(type -> TypeNames.readable(type.type()))
                    .filter(rule.signs()::isType)
                    .toList();
            types.addAll(grown);
            if (!grown.isEmpty()) {
                Set<String> all = together(rule, growth, book);
                if (all.size() > 1) {
                    together.put(rule.id(), all);
                }
            }
            if (rule.signs().tests() && !grown.isEmpty()) {
                LiveGrowth.classes(live)
                        .filter(uses::containsKey)
                        .limit(MOST_TESTS_ASKED)
                        .forEach(types::add);
            }
        }
        return new HeapQuery(pid, sizes(uses), types, bases, fields, together, closed(book), Optional.empty());
    }

    /** Asks what filled the heap, of a dump that the JVM wrote when it was full. */
    public static HeapQuery.Exhausted exhausted(List<ClassFacts> classes, List<TestFacts> tests) {
        return new HeapQuery.Exhausted(Stream.concat(
                        classes.stream().map(ClassFacts::className),
                        tests.stream().map(test -> test.id().className()))
                .map(HolderOwnership::family)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Map<String, Map<String, String>> closed(RuleBook book) {
        Map<String, Map<String, String>> closed = new TreeMap<>();
        for (Rule rule : book.rules()) {
            rule.signs().closed().fields().forEach(closed::putIfAbsent);
        }
        return closed;
    }

    private static Map<String, Double> sizes(Map<String, LiveSet.Use> uses) {
        Map<String, Double> sizes = new TreeMap<>();
        uses.forEach((type, use) -> {
            if (use.instances() > 0) {
                sizes.put(type, (double) use.bytes() / use.instances());
            }
        });
        return sizes;
    }

    /** Types of this rule's cause and of those that it opens. */
    private static Set<String> together(Rule rule, List<TypeGrowth> growth, RuleBook book) {
        List<Rule> all = book.rules().stream()
                .filter(one -> one.equals(rule) || rule.opens().contains(one.id()))
                .toList();
        return growth.stream()
                .map(type -> TypeNames.readable(type.type()))
                .filter(type -> all.stream().anyMatch(one -> one.signs().goesWith(type)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

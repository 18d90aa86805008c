package io.github.membudget.explain;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.HeapQuestion;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.TypeGrowth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the rule book asks of a fork's heap dump. */
public final class DumpQuestion {
    /** So many test classes are asked after one by one: what would be free without some takes ways through all objects. */
    private static final int MOST_TESTS = 500;

    private DumpQuestion() {}

    /**
     * Asks after what grew and stands in the rule book.
     *
     * @param live what was seen of that fork
     */
    public static HeapQuestion of(
            Map<String, LiveSet.Use> uses, List<LiveSet> live, List<TypeGrowth> growth, RuleBook book) {
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
                        .limit(MOST_TESTS)
                        .forEach(types::add);
            }
        }
        return new HeapQuestion(uses, types, bases, fields, together);
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

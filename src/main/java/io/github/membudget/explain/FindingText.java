package io.github.membudget.explain;

import io.github.membudget.explain.Draft.LeftBy;
import io.github.membudget.model.Allocations;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.Holder;
import io.github.membudget.model.Kept;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A finding in words. */
final class FindingText {
    private static final int MOST_NAMED = 5;

    /** Less would be told as 0.0 MiB. */
    private static final long LEAST_DIRECT = 64 << 10;

    /** Pools fill up while other classes run: the place that opened them may be behind some that did not. */
    private static final int MOST_PLACES = 10;

    private static final int MOST_IN_HEADLINE = 3;

    private static final String BESIDE = " or a class beside it";

    private FindingText() {}

    static Finding of(
            String module,
            LikeCauses alike,
            Severity severity,
            List<Allocations> allocations,
            TestFramework framework) {
        Draft draft = alike.most();
        Impacts.Weighed weighed = alike.weighed();
        Set<String> where = new LinkedHashSet<>();
        where.add("module '" + module + "'");
        draft.holder().map(HolderText::root).ifPresent(where::add);
        weighed.places().stream().limit(MOST_PLACES).forEach(where::add);
        draft.holder().filter(HolderText::isOfSeveralClasses).ifPresent(holder -> HolderText.declaring(holder)
                .limit(MOST_PLACES)
                .forEach(where::add));
        draft.kept().stream().filter(draft::isTest).map(Kept::name).forEach(where::add);
        draft.kept().stream()
                .map(Kept::root)
                // Of pools of threads each has a field of its own, which one thread's name does not tell.
                .filter(root -> draft.holder()
                        .filter(holder -> holder.kind().startsWith("thread"))
                        .isEmpty())
                .filter(root -> !root.isEmpty() && !root.equals(HolderText.RUNNING))
                .forEach(where::add);
        List<String> made = draft.holder()
                .map(holder -> Sampled.classes(holder, allocations))
                .orElse(List.of());
        boolean exact = draft.holder()
                .filter(holder -> Sampled.areEnough(holder, allocations))
                .isPresent();
        boolean many = draft.holder()
                .filter(holder -> Sampled.areMany(holder, allocations))
                .isPresent();
        if (exact || !draft.sampled()) {
            made.stream().limit(MOST_PLACES).forEach(where::add);
            if (made.size() > MOST_PLACES) {
                where.add("and " + (made.size() - MOST_PLACES) + " more classes");
            }
        }
        List<String> unended = draft.holder()
                .map(holder -> Sampled.unended(holder, allocations))
                .orElse(List.of());
        unended.stream().limit(MOST_PLACES).forEach(where::add);
        boolean tests = draft.kept().stream().anyMatch(draft::isTest);
        draft.courses().stream()
                // Every test adds a result, whatever it leaves.
                .filter(type -> !tests && (unended.isEmpty() || !Draft.isEverybodys(type)))
                // A look may speak for more classes than those that are known.
                .filter(type -> !exact || !many && !Draft.isEverybodys(type))
                .collect(Collectors.groupingBy(TypeGrowth::type, LinkedHashMap::new, Collectors.toList()))
                .forEach((name, types) -> places(draft, types).stream()
                        // What is known of one class of a look needs no others that shared it.
                        .filter(place -> !exact || made.stream().noneMatch(one -> Brought.mayBeAt(place, one)))
                        .forEach(where::add));
        alike.places().stream().limit(MOST_PLACES).forEach(where::add);
        alike.elsewhere().stream()
                .flatMap(holder -> Sampled.classes(holder, allocations).stream())
                .limit(MOST_PLACES)
                .forEach(where::add);
        draft.left().stream()
                .map(by -> by.className() + (by.left().shared() ? BESIDE : ""))
                .distinct()
                .limit(MOST_PLACES)
                .forEach(where::add);
        List<String> evidence = new ArrayList<>();
        draft.holder().map(FindingText::held).ifPresent(evidence::add);
        draft.holder().flatMap(holder -> Sampled.evidence(holder, allocations)).ifPresent(evidence::add);
        alike.others().ifPresent(evidence::add);
        largest(draft.kept(), Kept::name, kept -> kept.retained().plus(kept.direct()))
                .forEach((most, others) -> evidence.add(kept(most) + inOthers(others)));
        List<TypeGrowth> courses = draft.courses().stream()
                .filter(type -> !exact || !isOthersToo(type, draft))
                .toList();
        largest(courses, TypeGrowth::type, type -> new Bytes(Math.max(0, type.bytes())))
                .forEach((most, others) -> evidence.add((draft.holder().isPresent() && Draft.isEverybodys(most)
                                ? "In the whole JVM, whoever holds them: "
                                : "")
                        + growth(most)
                        + inOthers(others)));
        if (!draft.left().isEmpty()) {
            evidence.addAll(left(draft.left()));
        }
        if (draft.holder().isPresent()
                && alike.elsewhere().isEmpty()
                && made.size() <= 1
                && !LeakFindings.isLeft(draft, allocations)
                && draft.courses().stream().allMatch(type -> draft.rises(type).size() <= 1)) {
            evidence.add(seenOnce(draft));
        }
        draft.holder()
                .filter(HolderText::isCopiedAsItGrows)
                .ifPresent(holder ->
                        evidence.add("Its array is copied into a larger one now and then: the classes named are those"
                                + " in whose span that happened, and others may have filled it."));
        weighed.follows()
                .filter(rule -> !tests)
                .ifPresent(rule -> evidence.add("It rose at the same looks as '" + rule
                        + "', and may be a part of what that one keeps: mend that first."));
        Rule rule = draft.rule();
        return new Finding(
                rule.id(),
                rule.kind(),
                severity,
                draft.holder().map(HolderText::root),
                tests ? ofTests(draft) : headline(rule, draft.holder(), draft.grown(), draft.kept(), draft.left()),
                weighed.impact(),
                List.copyOf(where),
                MainPackages.of(alike),
                List.copyOf(evidence),
                framework.told(rule.fix()),
                Optional.of(framework.told(rule.advice())));
    }

    /** Of a type that everybody uses more came than is held here: how that rose says nothing of this holder. */
    private static boolean isOthersToo(TypeGrowth type, Draft draft) {
        return Draft.isEverybodys(type)
                && type.bytes()
                        > draft.holder().map(held -> held.retained().value()).orElse(Long.MAX_VALUE);
    }

    /** Of what several forks show alike the one that shows the most, with how many others do. */
    private static <T> Map<T, Integer> largest(List<T> all, Function<T, String> name, Function<T, Bytes> size) {
        Map<T, Integer> largest = new LinkedHashMap<>();
        all.stream()
                .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> largest.put(Collections.max(alike, Comparator.comparing(size)), alike.size() - 1));
        return largest;
    }

    private static String inOthers(int jvms) {
        return jvms == 0 ? "" : "; in " + jvms + (jvms == 1 ? " other JVM" : " other JVMs") + " too";
    }

    private static String seenOnce(Draft draft) {
        int together = draft.courses().stream()
                .flatMap(type -> draft.rises(type).stream())
                .mapToInt(Rise::classes)
                .max()
                .orElse(1);
        return together > 1
                ? "It was seen to grow at one look only, which speaks for " + together
                        + " classes: whether one of them brought it or each of them some is not known."
                : "It was not seen to grow over several classes: it may be a table or a cache that is filled once.";
    }

    /** {@code … keeps tests' fields: com.acme.ATest (25.0 MiB), com.acme.BTest (12.0 MiB)}. */
    private static String ofTests(Draft draft) {
        List<Kept> tests = draft.kept().stream()
                .filter(draft::isTest)
                .sorted(Comparator.comparing(Kept::retained).reversed())
                .toList();
        return draft.rule().title() + ": "
                + tests.stream()
                        .limit(MOST_IN_HEADLINE)
                        .map(test -> test.name() + " (" + test.retained().inMebibytes() + ")")
                        .collect(Collectors.joining(", "))
                + (tests.size() > MOST_IN_HEADLINE ? ", …" : "");
    }

    private static String headline(
            Rule rule, Optional<Holder> holder, List<TypeGrowth> grown, List<Kept> kept, List<LeftBy> left) {
        if (holder.isPresent()) {
            return HolderText.root(holder.get()) + HolderText.keeps(holder.get())
                    + holder.get().all().inMebibytes() + ": " + rule.title();
        }
        if (!kept.isEmpty()) {
            Kept most = kept.get(0);
            return rule.title() + ": " + count(most.count(), simple(most.name())) + " at the end"
                    + (most.root().isEmpty() ? "" : ", one reached from " + most.root());
        }
        if (!grown.isEmpty()) {
            TypeGrowth most = grown.get(0);
            return rule.title() + ": " + count(most.instances(), simple(TypeNames.readable(most.type())))
                    + " more at the end";
        }
        long classes = left.stream().map(LeftBy::className).distinct().count();
        return rule.title() + ": " + left.size() + " left behind by "
                + (classes == 1 ? "one class" : classes + " classes");
    }

    private static String count(long count, String name) {
        return String.format(Locale.ROOT, "%,d x %s", count, name);
    }

    private static String simple(String type) {
        return type.matches("[A-Z].*|.*\\[]") || type.contains("$")
                ? type
                : type.replaceFirst("^(?:[a-z_0-9]+\\.)+", "");
    }

    private static String held(Holder holder) {
        return HolderText.path(
                holder,
                holder.retained().inMebibytes()
                        + direct(holder.direct())
                        + " that nothing else keeps, heap dump at the end of JVM "
                        + holder.pid());
    }

    private static String direct(Bytes capacity) {
        return capacity.value() < LEAST_DIRECT ? "" : " and direct buffers of " + capacity.inMebibytes();
    }

    private static String kept(Kept kept) {
        return count(kept.count(), kept.name()) + " at the end of JVM " + kept.pid() + " keep "
                + kept.retained().inMebibytes() + " of heap" + direct(kept.direct()) + " that nothing else keeps"
                + (kept.path().isEmpty() ? "" : "; one is reached by " + kept.root() + " -> " + kept.path());
    }

    private static List<String> places(Draft draft, List<TypeGrowth> inForks) {
        return inForks.stream()
                .flatMap(type -> draft.rises(type).stream())
                .sorted(Comparator.comparingLong(Rise::bytes).reversed())
                .map(Rise::place)
                .filter(name -> !name.isEmpty())
                .limit(MOST_PLACES)
                .toList();
    }

    static String growth(TypeGrowth type) {
        StringBuilder words = new StringBuilder(TypeNames.readable(type.type()))
                .append(": ")
                .append(String.format(Locale.ROOT, "%+,d", type.instances()))
                .append(" live instances, ")
                .append(GrowthText.signed(type.bytes()))
                .append(" from the first class to the last; rose at the end of ")
                .append(type.rises().size())
                .append(type.rises().size() == 1 ? " class" : " classes")
                .append(type.falls() == 0 ? ", never fell" : ", fell at the end of " + type.falls());
        List<String> most = type.rises().stream()
                .limit(MOST_NAMED)
                .map(rise -> GrowthText.signed(rise.bytes())
                        + String.format(Locale.ROOT, " (%+,d) ", rise.instances())
                        + rise.place())
                .toList();
        return words.append(". Most: ").append(String.join("; ", most)).toString();
    }

    private static List<String> left(List<LeftBy> left) {
        Map<String, List<LeftBy>> kinds =
                left.stream().collect(Collectors.groupingBy(by -> by.left().kind(), TreeMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        kinds.forEach((kind, all) ->
                lines.add(all.size() + " x " + kind + " left behind, seen after each class by the test JVM itself: "
                        + all.stream()
                                .limit(MOST_NAMED)
                                .map(by -> by.left().detail() + " (" + by.className()
                                        + (by.left().shared() ? BESIDE : "") + ")")
                                .collect(Collectors.joining("; "))
                        + (all.size() > MOST_NAMED ? "; …" : "")));
        return lines;
    }
}

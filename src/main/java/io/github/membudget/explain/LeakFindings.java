package io.github.membudget.explain;

import io.github.membudget.explain.Draft.LeftBy;
import io.github.membudget.model.Allocations;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.Holder;
import io.github.membudget.model.Kept;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.TypeGrowth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rule book says of what was seen. A holder is named only for what was seen in the heap. */
public final class LeakFindings {
    private static final long MUCH = 10L << 20;
    private static final long SOME = 1L << 20;

    private static final long MUCH_AT_ONCE = 16L << 20;

    /** Grave even if it is filled once, by one class. */
    private static final long VERY_MUCH = 100L << 20;

    /** So many classes after each other add to what is no one-time table. */
    static final int OFTEN = 3;

    private static final long MUCH_OFTEN = 4L << 20;

    private final Seen seen;
    private final RuleTypes types;
    private final TestFramework framework;
    private final Set<Holder> explained = new HashSet<>();
    private final Set<LeftBy> told = new HashSet<>();
    private final Set<String> common;

    private LeakFindings(Seen seen) {
        framework = TestFramework.of(seen.growth());
        this.seen = new Seen(
                seen.module(),
                seen.live(),
                seen.growth(),
                new HeapFacts(
                        HolderText.together(seen.heap().holders()),
                        seen.heap().kept(),
                        seen.heap().subtypes(),
                        seen.heap().soft(),
                        seen.heap().together(),
                        seen.heap().live()),
                seen.classes(),
                seen.allocations());
        types = new RuleTypes(this.seen);
        common = HolderText.common(this.seen.heap().holders());
    }

    /**
     * What is known of one module's run.
     *
     * @param growth of every type of all forks
     * @param classes with what they left behind
     * @param allocations of each fork whose JVM recorded them
     */
    public record Seen(
            String module,
            List<LiveSet> live,
            List<TypeGrowth> growth,
            HeapFacts heap,
            List<ClassFacts> classes,
            List<Allocations> allocations) {}

    /** The largest impact first; those of unknown impact last, the gravest of them first. */
    public static List<Finding> of(Seen run, RuleBook book) {
        Seen seen = MappedBuffers.apart(run);
        LeakFindings findings = new LeakFindings(seen);
        List<Finding> all = new ArrayList<>();
        // The rule whose type stands nearest to a holder's root explains it; what the type holds in turn only follows.
        book.rules().forEach(rule -> findings.claim(rule));
        List<Draft> matched = new ArrayList<>();
        book.rules().forEach(rule -> matched.addAll(findings.match(rule)));
        // Holders first: what rose with them is theirs.
        matched.sort(Comparator.comparing(draft -> draft.holder().isEmpty()));
        List<Draft> drafts = Brought.of(matched, seen.allocations());
        Course course = new Course(seen.live(), seen.classes());
        drafts = Opened.of(drafts, new Impacts(course, drafts, seen.heap().together()).weighed());
        List<Impacts.Weighed> weighed = new Impacts(course, drafts, seen.heap().together()).weighed();
        for (LikeCauses alike : LikeCauses.of(drafts, weighed)) {
            if (isEnough(alike)) {
                all.add(findings.finding(alike));
            }
        }
        Unexplained unexplained = new Unexplained(seen, drafts, weighed);
        boolean open =
                all.stream().anyMatch(finding -> finding.impact().isEmpty() && finding.severity() != Severity.LOW);
        if (!open) {
            unexplained.onHeap().ifPresent(all::add);
            unexplained.letGo().ifPresent(all::add);
        }
        unexplained.besideHeap().ifPresent(all::add);
        unexplained.soft().ifPresent(all::add);
        all.sort(Finding.LARGEST_FIRST);
        return all;
    }

    /** Few things that take little are normal use. */
    private static boolean isEnough(LikeCauses alike) {
        Rule.Signs signs = alike.most().rule().signs();
        return !signs.heavy()
                || alike.most().count() >= signs.least()
                || alike.weighed().impact().isPresent();
    }

    /** As much as things left behind can tell, without a look into the heap. */
    public static List<Finding> ofLeftovers(String module, List<ClassFacts> classes, RuleBook book) {
        return of(new Seen(module, List.of(), List.of(), HeapFacts.NONE, classes, List.of()), book);
    }

    private record Claim(Rule rule, Holder holder, int step) {}

    private final List<Claim> claims = new ArrayList<>();

    private void claim(Rule rule) {
        List<TypeGrowth> grown = types.grown(rule);
        for (Holder holder : seen.heap().holders()) {
            // Types that several roots reach are told by themselves, with what all of them keep; buffers with what has
            // them.
            int step = isThreadOf(rule, holder)
                    ? 0
                    : holder.kind().equals(HolderText.SEVERAL) && !isOfBuffers(holder)
                            ? -1
                            : HolderText.step(holder, grown);
            if (step >= 0
                    && Suites.has(holder)
                    && holder.all().value() >= SOME
                    && isReached(rule, holder)
                    && (isThreadOf(rule, holder) || isMuchOf(grown, holder))) {
                claims.removeIf(claim -> claim.holder().equals(holder) && claim.step() > step);
                if (claims.stream().noneMatch(claim -> claim.holder().equals(holder))) {
                    claims.add(new Claim(rule, holder, step));
                }
            }
        }
    }

    private static boolean isOfBuffers(Holder holder) {
        return 2 * holder.direct().value() >= holder.all().value();
    }

    /** A library's threads, by their names: what they hold of types that another rule has too goes when they end. */
    private static boolean isThreadOf(Rule rule, Holder holder) {
        return !rule.signs().types().isEmpty()
                && holder.kind().startsWith("thread")
                && rule.signs()
                        .holder()
                        .filter(pattern ->
                                pattern.matcher(HolderText.whole(holder)).find())
                        .isPresent();
    }

    /** The JDK's small objects stand on many paths: they explain only what they are a good part of. */
    private static boolean isMuchOf(List<TypeGrowth> grown, Holder holder) {
        long own = grown.stream()
                .filter(type -> type.pid() == holder.pid())
                .mapToLong(TypeGrowth::bytes)
                .sum();
        return grown.stream().anyMatch(type -> !type.type().startsWith("java.lang."))
                || own >= holder.retained().value() / 4;
    }

    private List<Draft> match(Rule rule) {
        List<TypeGrowth> grown = types.grown(rule);
        List<Kept> kept = new ArrayList<>(seen.heap().kept().stream()
                .filter(one -> grown.stream().anyMatch(type -> RuleTypes.isOf(one, type))
                        || (rule.signs().fields().contains(one.name())
                                && one.count() >= rule.signs().least()))
                .toList());
        if (rule.signs().tests() && !grown.isEmpty()) {
            kept.addAll(types.tests());
        }
        List<LeftBy> left = left(rule);
        List<Holder> holders = new ArrayList<>();
        claims.stream()
                .filter(claim -> claim.rule().equals(rule))
                .map(Claim::holder)
                .forEach(holders::add);
        seen.heap().holders().stream()
                .filter(holder -> Suites.has(holder) && holder.all().value() >= SOME)
                .filter(holder ->
                        claims.stream().noneMatch(claim -> claim.holder().equals(holder)))
                .filter(holder -> rule.signs()
                        .holder()
                        .filter(pattern ->
                                pattern.matcher(HolderText.whole(holder)).find())
                        .isPresent())
                .filter(holder -> isReached(rule, holder))
                .forEach(holders::add);
        holders.removeIf(explained::contains);
        explained.addAll(holders);
        if (holders.isEmpty()) {
            return unheld(rule, grown, kept, left);
        }
        // What tests keep themselves is theirs, and not a part of what they gave away.
        List<Draft> all = new ArrayList<>(rule.signs().tests() ? unheld(rule, grown, kept, List.of()) : List.of());
        List<LeftBy> open = new ArrayList<>(left);
        for (Holder holder : rule.signs().types().isEmpty() ? holders : HolderText.ofOneLibrary(holders)) {
            List<LeftBy> own = leftAsThread(holder, open);
            open.removeAll(own);
            boolean first = all.isEmpty();
            all.add(held(rule, holder, first ? grown : List.of(), first ? kept : List.of(), own));
        }
        List<LeftBy> threads =
                open.stream().filter(by -> by.left().kind().equals("thread")).toList();
        open.removeAll(threads);
        all.set(0, all.get(0).with(open));
        if (!threads.isEmpty()) {
            all.add(new Draft(
                    rule, Optional.empty(), Optional.empty(), List.of(), List.of(), threads, List.of(), false));
        }
        return all;
    }

    /** What several roots reach is the rule's where all of them do by its ways. */
    private static boolean isReached(Rule rule, Holder holder) {
        List<String> ways = holder.kind().equals(HolderText.SEVERAL)
                ? holder.others()
                : List.of(HolderText.root(holder) + " -> " + holder.path());
        return rule.signs()
                .reached()
                .filter(pattern -> ways.isEmpty()
                        || !ways.stream().allMatch(way -> pattern.matcher(way).find()))
                .isEmpty();
    }

    /** Threads that were left and are this holder, whichever rule would tell of them. */
    private List<LeftBy> leftAsThread(Holder holder, List<LeftBy> open) {
        List<LeftBy> own = Stream.concat(open.stream(), leftovers().filter(by -> !told.contains(by)))
                .filter(by -> HolderText.isThread(holder, by.left()))
                .toList();
        told.addAll(own);
        return own;
    }

    private Stream<LeftBy> leftovers() {
        return seen.classes().stream()
                .flatMap(facts -> facts.left().stream().map(left -> new LeftBy(facts.className(), left)));
    }

    /** What is collected again and again nobody is seen to hold. */
    private static List<Draft> unheld(Rule rule, List<TypeGrowth> grown, List<Kept> kept, List<LeftBy> left) {
        List<TypeGrowth> collected = grown.stream()
                .filter(type -> type.falls() > type.rises().size())
                .toList();
        List<TypeGrowth> lasting =
                grown.stream().filter(type -> !collected.contains(type)).toList();
        List<Kept> held = kept.stream()
                .filter(one -> collected.stream().noneMatch(type -> RuleTypes.isOf(one, type)))
                .toList();
        return lasting.isEmpty() && held.isEmpty() && left.isEmpty()
                ? List.of()
                : List.of(new Draft(rule, Optional.empty(), Optional.empty(), lasting, held, left, List.of(), false));
    }

    private Draft held(Rule rule, Holder holder, List<TypeGrowth> grown, List<Kept> kept, List<LeftBy> left) {
        return new Draft(
                rule,
                Optional.of(holder),
                HolderText.grew(holder, seen.growth(), common),
                grown,
                kept,
                left,
                List.of(),
                false);
    }

    private List<LeftBy> left(Rule rule) {
        List<LeftBy> found = leftovers()
                .filter(by -> !told.contains(by))
                .filter(by -> rule.signs().left().containsKey(by.left().kind())
                        && rule.signs()
                                .left()
                                .get(by.left().kind())
                                .matcher(by.left().detail())
                                .find())
                .toList();
        Map<String, Long> names = found.stream()
                .filter(LeftBy::isTemporary)
                .collect(Collectors.groupingBy(LeftBy::kindOfName, Collectors.counting()));
        // The folder is the whole machine's: what came once may be anybody's, what comes again and again is the
        // suite's.
        List<LeftBy> own = found.stream()
                .filter(by -> !by.isTemporary()
                        || names.getOrDefault(by.kindOfName(), 0L)
                                >= rule.signs().least())
                .toList();
        if (own.size() < rule.signs().least()) {
            return List.of();
        }
        told.addAll(own);
        return byMost(own);
    }

    /** Those of the class that left the most come first. */
    private static List<LeftBy> byMost(List<LeftBy> left) {
        Map<String, Long> counts =
                left.stream().collect(Collectors.groupingBy(LeftBy::className, Collectors.counting()));
        return left.stream()
                .sorted(Comparator.comparing(by -> -counts.getOrDefault(by.className(), 0L)))
                .toList();
    }

    /** What a class's thread holds on, or several of its tests added to, is no table that is filled once. */
    static boolean isLeft(Draft draft, List<Allocations> allocations) {
        return draft.left().stream().anyMatch(by -> by.left().kind().equals("thread"))
                || draft.holder()
                        .filter(holder -> Sampled.tests(holder, allocations) >= OFTEN)
                        .isPresent();
    }

    private Finding finding(LikeCauses alike) {
        Draft draft = alike.most();
        Impacts.Weighed weighed = alike.weighed();
        long bytes = weighed.impact().map(impact -> impact.bytes().value()).orElse(0L);
        int classes = draft.classes();
        boolean many = draft.count() >= draft.rule().signs().many()
                && weighed.follows().isEmpty();
        boolean once = draft.holder().isPresent() && draft.isOneClass();
        // What is filled once may be a table that is meant to stay.
        long much = !once ? MUCH : isLeft(draft, seen.allocations()) ? MUCH_OFTEN : MUCH_AT_ONCE;
        // What a framework keeps by design need not grow in every suite that it runs.
        boolean byDesign = draft.rule().signs().tests();
        Severity severity = !byDesign && (bytes >= MUCH && classes >= OFTEN || bytes >= VERY_MUCH)
                ? Severity.HIGH
                : bytes >= much || bytes >= MUCH_OFTEN && classes > 1 || many ? Severity.MEDIUM : Severity.LOW;
        return FindingText.of(seen.module(), alike, severity, seen.allocations(), framework);
    }
}

package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_HELD;

import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Goes through the rule book and collects what each rule recognises. What one rule has recognised is not another's. */
final class CauseSearch {
    private final RunEvidence evidence;
    private final RuleTypes types;
    private final HolderClaims claims;
    private final Set<String> commonTypes;

    private CauseSearch(RunEvidence evidence, RuleBook book) {
        this.evidence = evidence;
        types = new RuleTypes(evidence);
        claims = HolderClaims.of(evidence.heap().holders(), book, types);
        commonTypes = GrowingType.common(evidence.heap().holders());
    }

    /**
     * What rules before have recognised.
     *
     * @param holders that are explained
     * @param normal what the normal use of a library leaves behind: the threads of a server that all tests share
     */
    private record Recognised(List<CauseCandidate> causes, Set<Holder> holders, Set<Leftover> normal) {
        Recognised and(List<CauseCandidate> more, List<Holder> explained) {
            Set<Holder> all = new HashSet<>(holders);
            all.addAll(explained);
            return new Recognised(Stream.concat(causes.stream(), more.stream()).toList(), all, normal);
        }

        Recognised andNormal(List<Leftover> more) {
            Set<Leftover> all = new HashSet<>(normal);
            all.addAll(more);
            return new Recognised(causes, holders, all);
        }

        Set<Leftover> leftovers() {
            return Stream.concat(causes.stream().flatMap(cause -> cause.symptoms().left().stream()), normal.stream())
                    .collect(Collectors.toSet());
        }
    }

    /** Causes with a holder first: what rose with them is theirs. */
    static List<CauseCandidate> of(RunEvidence evidence, RuleBook book) {
        CauseSearch search = new CauseSearch(evidence, book);
        Recognised recognised = new Recognised(List.of(), Set.of(), Set.of());
        for (Rule rule : book.rules()) {
            recognised = search.apply(rule, recognised);
        }
        return recognised.causes().stream()
                .sorted(Comparator.comparing(cause -> cause.holder().isEmpty()))
                .toList();
    }

    private Recognised apply(Rule rule, Recognised before) {
        Set<Leftover> recognised = before.leftovers();
        List<TypeGrowth> grown = types.grown(rule);
        List<Leftover> left = left(rule, recognised);
        boolean isCause = isCause(rule, left, grown);
        Symptoms symptoms = new Symptoms(grown, kept(rule, grown), isCause ? left : List.of());
        List<Holder> holders = holders(rule)
                .filter(holder -> !before.holders().contains(holder))
                .toList();
        Recognised after = before.and(
                holders.isEmpty() ? withoutHolder(rule, symptoms) : withHolders(rule, holders, symptoms, recognised),
                holders);
        return isCause || !rule.signs().marksOne() ? after : after.andNormal(normal(rule, left));
    }

    /** Where a rule knows what one instance leaves, all that is left goes with the instances that grew. */
    private static boolean isCause(Rule rule, List<Leftover> left, List<TypeGrowth> grown) {
        return counted(rule, left) >= rule.signs().least() || rule.signs().marksOne() && !grown.isEmpty();
    }

    /** Of a library whose one instance was seen; beans are named after their library. */
    private static List<Leftover> normal(Rule rule, List<Leftover> left) {
        boolean isSeen = counted(rule, left) > 0;
        return left.stream()
                .filter(one -> isSeen || one.left().kind() == LeftoverKind.MBEAN)
                .toList();
    }

    private static long counted(Rule rule, List<Leftover> left) {
        return left.stream().filter(one -> rule.signs().isCounted(one.left())).count();
    }

    private List<Kept> kept(Rule rule, List<TypeGrowth> grown) {
        Stream<Kept> own = evidence.heap().kept().stream()
                .filter(one -> grown.stream().anyMatch(type -> RuleTypes.isOf(one, type))
                        || (rule.signs().fields().contains(one.name())
                                && one.count() >= rule.signs().least()));
        Stream<Kept> tests = rule.signs().tests() && !grown.isEmpty() ? types.tests().stream() : Stream.empty();
        return Stream.concat(own, tests).toList();
    }

    /** Those whose type the rule knows, then those whose place it knows and whose type no rule does. */
    private Stream<Holder> holders(Rule rule) {
        return Stream.concat(
                claims.of(rule),
                evidence.heap().holders().stream()
                        .filter(holder ->
                                HolderOwnership.isSuites(holder) && holder.all().value() >= LEAST_HELD)
                        .filter(holder -> !claims.has(holder))
                        .filter(holder -> !rule.signs().counted()
                                || !types.grown(rule).isEmpty())
                        .filter(holder ->
                                rule.signs().isHolder(holder) && rule.signs().isReached(holder)));
    }

    private List<CauseCandidate> withHolders(Rule rule, List<Holder> holders, Symptoms symptoms, Set<Leftover> before) {
        // What tests keep themselves is theirs, and not a part of what they gave away.
        List<CauseCandidate> all =
                new ArrayList<>(rule.signs().tests() ? withoutHolder(rule, symptoms.withLeft(List.of())) : List.of());
        Set<Leftover> recognised = new HashSet<>(before);
        List<Leftover> open = new ArrayList<>(symptoms.left());
        recognised.addAll(open);
        for (Holder holder : rule.signs().types().isEmpty() ? holders : SameCause.ofOneLibrary(holders, rule)) {
            List<Leftover> own = threadsOf(holder, open, recognised);
            open.removeAll(own);
            recognised.addAll(own);
            all.add(withHolder(rule, holder, (all.isEmpty() ? symptoms : Symptoms.NONE).withLeft(own)));
        }
        List<Leftover> threads = open.stream().filter(Leftover::isThread).toList();
        open.removeAll(threads);
        Symptoms first = all.get(0).symptoms();
        all.set(
                0,
                all.get(0)
                        .with(first.withLeft(Stream.concat(first.left().stream(), open.stream())
                                .toList())));
        if (!threads.isEmpty()) {
            all.add(CauseCandidate.withoutHolder(rule, Symptoms.NONE.withLeft(threads)));
        }
        return all;
    }

    private CauseCandidate withHolder(Rule rule, Holder holder, Symptoms symptoms) {
        return CauseCandidate.withoutHolder(rule, symptoms)
                .heldBy(holder, GrowingType.of(holder, evidence.growth(), commonTypes));
    }

    /** Threads that were left and are this holder, whichever rule would recognise them. */
    private List<Leftover> threadsOf(Holder holder, List<Leftover> open, Set<Leftover> recognised) {
        return Stream.concat(open.stream(), evidence.leftovers().filter(one -> !recognised.contains(one)))
                .filter(one -> SameCause.isLeft(holder, one.left()))
                .toList();
    }

    /** What is collected again and again is seen to be held by nobody. */
    private static List<CauseCandidate> withoutHolder(Rule rule, Symptoms symptoms) {
        List<TypeGrowth> collected = symptoms.grown().stream()
                .filter(type -> type.falls() > type.rises().size())
                .toList();
        Symptoms lasting = new Symptoms(
                symptoms.grown().stream()
                        .filter(type -> !collected.contains(type))
                        .toList(),
                symptoms.kept().stream()
                        .filter(one -> collected.stream().noneMatch(type -> RuleTypes.isOf(one, type)))
                        .toList(),
                symptoms.left());
        return lasting.isEmpty() ? List.of() : List.of(CauseCandidate.withoutHolder(rule, lasting));
    }

    /** Those of the class that left the most come first. */
    private List<Leftover> left(Rule rule, Set<Leftover> recognised) {
        List<Leftover> found = evidence.leftovers()
                .filter(one -> !recognised.contains(one))
                .filter(one -> rule.signs().isLeft(one.left()))
                .toList();
        Map<String, Long> names = counts(found.stream().filter(Leftover::isTemporaryFile), Leftover::kindOfName);
        // The folder is the whole machine's: what came once may be anybody's, what comes again and again is the
        // suite's.
        List<Leftover> own = found.stream()
                .filter(one -> !one.isTemporaryFile()
                        || names.getOrDefault(one.kindOfName(), 0L)
                                >= rule.signs().least())
                .toList();
        Map<String, Long> counts = counts(own.stream(), Leftover::className);
        return own.stream()
                .sorted(Comparator.comparing(one -> -counts.getOrDefault(one.className(), 0L)))
                .toList();
    }

    private static Map<String, Long> counts(Stream<Leftover> all, Function<Leftover, String> name) {
        return all.collect(Collectors.groupingBy(name, Collectors.counting()));
    }
}

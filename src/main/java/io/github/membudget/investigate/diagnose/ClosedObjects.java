package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapFacts.States;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.Way;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the state of what a rule takes for open. What is closed and kept all the same is a cause of its own; where the state cannot be read,
 * nothing is said of it.
 */
final class ClosedObjects {
    /** Part: where so many times more are closed than open, the open ones are not what is kept. */
    private static final int MOSTLY = 4;

    private final HeapFacts heap;
    private final Optional<Rule> closedRule;

    private ClosedObjects(HeapFacts heap, RuleBook book) {
        this.heap = heap;
        closedRule = book.rules().stream().filter(Rule::isOfClosed).findFirst();
    }

    static List<CauseCandidate> of(List<CauseCandidate> causes, HeapFacts heap, RuleBook book) {
        ClosedObjects closed = new ClosedObjects(heap, book);
        List<CauseCandidate> named = causes.stream().map(closed::named).toList();
        return named.stream().filter(cause -> closed.isApart(cause, named)).toList();
    }

    private CauseCandidate named(CauseCandidate cause) {
        ClosedState state = cause.rule().signs().closed();
        List<States> states = states(cause);
        long closed = states.stream().mapToLong(States::closed).sum();
        long open = states.stream().mapToLong(States::open).sum();
        if (!states.isEmpty() && closed + open == 0) {
            return cause.namedBy(titled(cause.rule(), state.things() + " are kept"), cause.symptoms());
        }
        boolean isClosed = closed > 0 && (open < cause.rule().signs().fewest() || closed >= MOSTLY * open);
        if (closed > 0 && !isClosed) {
            return cause.namedBy(
                    titled(cause.rule(), state.things() + " are not always " + state.done()), cause.symptoms());
        }
        return closedRule
                .filter(any -> isClosed)
                .map(rule -> cause.namedBy(
                        closed(rule, cause.rule(), state.things() + " are " + state.done() + ", but still kept"),
                        closed(cause.symptoms(), states)))
                .orElse(cause);
    }

    /**
     * Of what the cause's holder keeps, where it is known to keep such objects; else of all in the JVM. None where the rule does not tell what
     * closed is, or no such objects speak for the cause.
     */
    private List<States> states(CauseCandidate cause) {
        ClosedState state = cause.rule().signs().closed();
        if (!isOfItsTypes(cause, state)) {
            return List.of();
        }
        List<States> all = heap.states().stream()
                .filter(one -> state.of().contains(one.type()) && cause.mayBeIn(one.pid()))
                .toList();
        List<States> own = all.stream()
                .filter(one -> cause.holder()
                        .filter(holder -> holder.pid() == one.pid()
                                && one.keeper().filter(holder.keeper()::equals).isPresent())
                        .isPresent())
                .toList();
        return own.isEmpty() ? all : own;
    }

    /** Whether no holder that is a cause itself keeps what is closed. */
    private boolean isApart(CauseCandidate cause, List<CauseCandidate> all) {
        return !cause.rule().isOfClosed()
                || cause.holder().isPresent()
                || states(cause).stream().flatMap(one -> one.way().stream()).noneMatch(way -> all.stream()
                        .flatMap(one -> one.holder().stream())
                        .anyMatch(holder -> holder.keeper() instanceof Keeper.Field field
                                && field.field().equals(way.root())));
    }

    /** With only those that are closed, and the way to one of them. */
    private static Symptoms closed(Symptoms symptoms, List<States> states) {
        List<Kept> kept = symptoms.kept().stream()
                .map(one -> closed(
                        one,
                        states.stream()
                                .filter(state -> state.type().equals(one.name()) && state.pid() == one.pid())
                                .toList()))
                .filter(one -> one.count() > 0)
                .toList();
        return new Symptoms(symptoms.grown(), kept, symptoms.left());
    }

    private static Kept closed(Kept one, List<States> own) {
        long count = own.stream().mapToLong(States::closed).sum();
        Optional<Way> way =
                own.stream().flatMap(state -> state.way().stream()).findFirst().or(one::way);
        return own.isEmpty()
                ? one
                : new Kept(one.pid(), one.name(), count, one.retained(), way, one.direct(), one.ranLast());
    }

    /** Whether such objects speak for it, and not only what they leave behind. */
    private static boolean isOfItsTypes(CauseCandidate cause, ClosedState state) {
        return !cause.symptoms().grown().isEmpty()
                || !cause.symptoms().kept().isEmpty()
                || cause.holder().map(Holder::path).stream()
                        .flatMap(path -> path.types())
                        .anyMatch(state.of()::contains);
    }

    private static Rule titled(Rule rule, String title) {
        return new Rule(
                rule.id(),
                rule.kind(),
                title,
                rule.signs(),
                rule.opens(),
                rule.calls(),
                rule.library(),
                rule.fix(),
                rule.advice());
    }

    /** The rule for what is closed, with the signs of the one that found it. */
    private static Rule closed(Rule rule, Rule found, String title) {
        return new Rule(
                rule.id(),
                rule.kind(),
                title,
                found.signs().ofClosed(),
                List.of(),
                List.of(),
                rule.library(),
                rule.fix(),
                rule.advice());
    }
}

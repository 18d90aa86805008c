package io.github.membudget.schedule;

import io.github.membudget.model.Bytes;
import io.github.membudget.schedule.Hindrance.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which modules may run at one time, so that what they are expected to take fits under the suite's ceiling. Those that do not fit wait in
 * a line. One that fits may overtake others, so that the machine is full, but each of them only so often, so that none starves. Where
 * nothing runs, the first in the line always may. Not safe for several threads.
 */
public final class Admission {
    /** How often one that waits may be overtaken. */
    static final int MOST_OVERTAKEN = 8;

    private final Bytes ceiling;
    private final Bytes machine;
    private final List<Ticket> waiting = new ArrayList<>();
    private final List<Ticket> running = new ArrayList<>();
    private boolean pressure;
    private Bytes others = Bytes.ZERO;
    private Bytes beside = Bytes.ZERO;

    /**
     * @param ceiling the suite's
     * @param machine what all builds of this machine may take together
     */
    public Admission(Bytes ceiling, Bytes machine) {
        this.ceiling = ceiling;
        this.machine = machine;
    }

    /** A module joins the line. What expects more than the suite's ceiling runs alone. */
    public Ticket ask(String module, Bytes expected) {
        return join(new Ticket(module, expected.exceeds(ceiling) ? ceiling : expected, expected.exceeds(ceiling)));
    }

    /** A module joins the line that is to run with nothing beside it. */
    public Ticket askAlone(String module) {
        return join(new Ticket(module, ceiling, true));
    }

    private Ticket join(Ticket ticket) {
        waiting.add(ticket);
        return ticket;
    }

    /** @param atMillis by any clock, the same for all */
    public void measured(Ticket ticket, Bytes now, long atMillis) {
        ticket.measured(now, atMillis);
    }

    /** One has ended, or waits no more. */
    public void ended(Ticket ticket) {
        running.remove(ticket);
        waiting.remove(ticket);
    }

    /** Whether the machine is short of memory. */
    public void pressure(boolean now) {
        pressure = now;
    }

    /** What other builds of this machine hold now. */
    public void others(Bytes held) {
        others = held;
    }

    /** What counts into the suite beside its modules. */
    public void beside(Bytes now) {
        beside = now;
    }

    /** Lets start who may, and says who that is. */
    public List<Ticket> admit() {
        List<Ticket> started = new ArrayList<>();
        List<Ticket> passed = new ArrayList<>();
        for (Ticket next : List.copyOf(waiting)) {
            if (passed.stream().anyMatch(ticket -> ticket.overtaken() >= MOST_OVERTAKEN)) {
                break;
            }
            if (hindrance(next).isEmpty()) {
                waiting.remove(next);
                running.add(next);
                next.start();
                if (running.size() > 1) {
                    running.forEach(Ticket::accompany);
                }
                started.add(next);
                passed.forEach(Ticket::overtake);
            } else {
                passed.add(next);
            }
        }
        return started;
    }

    /** Why one that waits does not fit; that it is the turn of one before it counts as want of room. */
    public Optional<Hindrance> why(Ticket ticket) {
        return ticket.running() ? Optional.empty() : hindrance(ticket).or(() -> Optional.of(by(Reason.SUITE, ticket)));
    }

    private Optional<Hindrance> hindrance(Ticket next) {
        if (running.isEmpty()) {
            return Optional.empty();
        }
        if (next.alone()) {
            return Optional.of(by(Reason.ALONE, next));
        }
        Bytes sum = beside.plus(charged()).plus(next.expected());
        if (sum.exceeds(ceiling) || running.stream().anyMatch(Ticket::alone)) {
            return Optional.of(by(Reason.SUITE, next));
        }
        if (others.value() > 0 && sum.plus(others).exceeds(machine)) {
            return Optional.of(by(Reason.MACHINE, next));
        }
        return pressure ? Optional.of(by(Reason.PRESSURE, next)) : Optional.empty();
    }

    private Hindrance by(Reason reason, Ticket ticket) {
        return new Hindrance(
                reason,
                ticket.expected(),
                reason == Reason.MACHINE ? machine : ceiling,
                others,
                running.stream().map(Ticket::module).toList());
    }

    /** What is kept for those that run. */
    public Bytes charged() {
        return running.stream()
                .map(ticket -> ticket.alone() ? ticket.expected() : ticket.charged())
                .reduce(Bytes.ZERO, Bytes::plus);
    }

    /** Those that wait, the first in the line first. */
    public List<Waiting> line() {
        return waiting.stream()
                .map(ticket ->
                        new Waiting(ticket.module(), why(ticket).orElseThrow().reason()))
                .toList();
    }

    public int waiting() {
        return waiting.size();
    }

    public int running() {
        return running.size();
    }
}

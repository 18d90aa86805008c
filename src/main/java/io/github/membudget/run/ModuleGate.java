package io.github.membudget.run;

import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Enforcement;
import io.github.membudget.model.Reservation;
import io.github.membudget.observe.sampling.Reading;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Tick;
import io.github.membudget.observe.sampling.TickListener;
import io.github.membudget.platform.BuildLedger;
import io.github.membudget.report.console.ConsoleLines;
import io.github.membudget.schedule.Admission;
import io.github.membudget.schedule.ExpectedMemory;
import io.github.membudget.schedule.Hindrance;
import io.github.membudget.schedule.Ticket;
import io.github.membudget.schedule.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets modules start when there is room for them. Safe for {@code -T}: who has to wait does so on its own thread, until it is interrupted. */
final class ModuleGate implements TickListener, AutoCloseable {
    /** What is measured, and what other processes take, tells nobody that it has changed. */
    private static final long BETWEEN_LOOKS_MILLIS = 1000;

    private static final int MACHINE_PERCENT = 90;

    private final Bytes ceiling;
    private final Bytes memory;
    private final Admission admission;
    private final BooleanSupplier shortOfMemory;
    private final BuildLedger ledger;
    private final Supplier<Bytes> beside;
    private final Consumer<List<Waiting>> waiting;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Recording, Ticket> tickets = new ConcurrentHashMap<>();
    /** Taken over by who decides: the sampler must not wait for a lock. */
    private final Map<Ticket, Measured> measured = new ConcurrentHashMap<>();

    private final Set<Pass> undecided = ConcurrentHashMap.newKeySet();

    private record Measured(Bytes rss, long atMillis) {}

    /**
     * @param ceiling the suite's
     * @param memory what this build may use
     * @param shortOfMemory whether the machine is
     * @param ledger of this machine's builds
     * @param beside what counts into the suite beside its modules
     * @param waiting hears which modules wait and for what, at every look
     */
    ModuleGate(
            Bytes ceiling,
            Bytes memory,
            BooleanSupplier shortOfMemory,
            BuildLedger ledger,
            Supplier<Bytes> beside,
            Consumer<List<Waiting>> waiting) {
        this.ceiling = ceiling;
        this.memory = memory;
        this.admission = new Admission(ceiling, new Bytes(memory.value() / 100 * MACHINE_PERCENT));
        this.shortOfMemory = shortOfMemory;
        this.ledger = ledger;
        this.beside = beside;
        this.waiting = waiting;
    }

    /**
     * Returns when the module may start; where nothing is enforced, at once.
     *
     * @param earlier what earlier runs let expect
     * @param alone whether nothing may run beside it
     * @throws CancellationException if the thread is interrupted while it waits
     */
    Pass enter(ForkPlan fork, Optional<ExpectedMemory> earlier, boolean alone, Settings settings, Messages messages) {
        if (settings.get(Parameters.ENFORCEMENT) == Enforcement.OFF) {
            return new Pass(Optional.empty(), Optional.empty());
        }
        ExpectedMemory expected = fork.expected(earlier, memory, ceiling);
        long asked = System.nanoTime();
        String name = fork.module().name();
        Ticket ticket = ask(() -> alone ? admission.askAlone(name) : admission.ask(name, expected.bytes()));
        boolean waits = !ticket.running();
        why(ticket)
                .map(hindrance -> ConsoleLines.moduleWaits(ticket.module(), hindrance))
                .ifPresent(messages::info);
        await(ticket);
        long millis = waits ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked) : 0;
        return new Pass(Optional.of(ticket), Optional.of(new Reservation(expected.bytes(), expected.basis(), millis)));
    }

    private Ticket ask(Supplier<Ticket> asking) {
        lock.lock();
        try {
            Ticket ticket = asking.get();
            look();
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Hindrance> why(Ticket ticket) {
        lock.lock();
        try {
            return admission.why(ticket);
        } finally {
            lock.unlock();
        }
    }

    private void await(Ticket ticket) {
        lock.lock();
        try {
            while (!ticket.running()) {
                changed.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            admission.ended(ticket);
            look();
            throw new CancellationException("membudget: the build was interrupted while module '" + ticket.module()
                    + "' waited for memory. Its tests did not run.");
        } finally {
            lock.unlock();
        }
    }

    /** Holding the lock. */
    private void look() {
        measured.forEach((ticket, seen) -> admission.measured(ticket, seen.rss(), seen.atMillis()));
        try (BuildLedger.Turn turn = ledger.turn()) {
            admission.others(turn.others());
            admission.beside(beside.get());
            // Where nothing runs, one starts whatever the machine is like.
            admission.pressure(admission.waiting() > 0 && admission.running() > 0 && shortOfMemory.getAsBoolean());
            if (!admission.admit().isEmpty()) {
                changed.signalAll();
            }
            turn.hold(admission.charged());
        }
        waiting.accept(admission.line());
    }

    @Override
    public void tick(Tick tick) {
        for (Map.Entry<Recording, Reading> entry : tick.recordings().entrySet()) {
            Ticket ticket = tickets.get(entry.getKey());
            if (ticket != null) {
                measured.put(ticket, new Measured(entry.getValue().rss(), tick.atMillis()));
            }
        }
    }

    /** Whether there is a module that was ended for the suite, and of which nobody knows yet what becomes. */
    boolean isUndecided() {
        return !undecided.isEmpty();
    }

    @Override
    public void close() {
        ledger.close();
    }

    /** A module's leave to run, until it is closed. */
    final class Pass implements AutoCloseable {
        private final Optional<Ticket> ticket;
        private final Optional<Reservation> reservation;

        private Pass(Optional<Ticket> ticket, Optional<Reservation> reservation) {
            this.ticket = ticket;
            this.reservation = reservation;
        }

        /** What is kept free for it; empty where nothing is enforced. */
        Optional<Reservation> reservation() {
            return reservation;
        }

        /** Whether another module ran beside it at any time. */
        boolean accompanied() {
            lock.lock();
            try {
                return ticket.filter(Ticket::accompanied).isPresent();
            } finally {
                lock.unlock();
            }
        }

        /** What this recording sees is what the module takes. */
        void measure(Recording recording) {
            ticket.ifPresent(mine -> tickets.put(recording, mine));
        }

        /** Until it is closed, nobody knows what becomes of this module, which was ended for the suite. */
        void decideLater() {
            undecided.add(this);
        }

        @Override
        public void close() {
            undecided.remove(this);
            ticket.ifPresent(ModuleGate.this::leave);
        }
    }

    private void leave(Ticket ticket) {
        tickets.values().removeIf(ticket::equals);
        lock.lock();
        try {
            measured.remove(ticket);
            admission.ended(ticket);
            look();
        } finally {
            lock.unlock();
        }
    }
}

package io.github.membudget.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes in whatever order: asks, measures, ends, pressure, other builds. */
class AdmissionPropertiesTest {
    private static final Bytes CEILING = new Bytes(1000);
    private static final Bytes MACHINE = new Bytes(1500);

    /** One session. */
    private static final class Play {
        private final List<Ticket> all = new ArrayList<>();
        private final List<Ticket> running = new ArrayList<>();
        private final Admission admission = new Admission(CEILING, MACHINE);
        private Bytes others = Bytes.ZERO;
        private boolean pressure;
        private long clock;

        /** What must hold after each step. */
        private void admit() {
            Bytes before = admission.charged();
            boolean idle = running.isEmpty();
            List<Ticket> started = admission.admit();
            running.addAll(started);
            Bytes after = admission.charged();
            if (!started.isEmpty() && running.size() > 1) {
                assertThat(after).as("never over what was reserved").isLessThanOrEqualTo(CEILING);
                assertThat(running).as("alone").noneMatch(Ticket::alone);
                assertThat(others.value() == 0 || after.plus(others).value() <= MACHINE.value())
                        .isTrue();
            }
            if (pressure && !idle) {
                assertThat(started).isEmpty();
            }
            if (started.isEmpty()) {
                assertThat(after).isEqualTo(before);
            }
            assertThat(admission.waiting() == 0 || !running.isEmpty())
                    .as("no deadlock")
                    .isTrue();
            assertThat(all).allMatch(ticket -> ticket.overtaken() <= Admission.MOST_OVERTAKEN);
        }

        private void ask(Random random) {
            all.add(
                    random.nextInt(12) == 0
                            ? admission.askAlone("alone")
                            : admission.ask("m", new Bytes(1 + random.nextInt(random.nextInt(8) == 0 ? 3000 : 500))));
        }

        private void step(Random random) {
            clock += random.nextInt(8_000);
            switch (random.nextInt(6)) {
                case 0, 1 -> ask(random);
                case 2 -> end(random);
                case 3 -> running.forEach(ticket -> admission.measured(ticket, new Bytes(random.nextInt(600)), clock));
                case 4 -> {
                    pressure = random.nextInt(3) == 0;
                    admission.pressure(pressure);
                }
                default -> {
                    others = new Bytes(random.nextInt(3) == 0 ? random.nextInt(2000) : 0);
                    admission.others(others);
                }
            }
        }

        private void end(Random random) {
            if (!running.isEmpty()) {
                admission.ended(running.remove(random.nextInt(running.size())));
            }
        }
    }

    @Property(tries = 500)
    void neverOverTheReservedSumAndNeverStuck(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int steps) {
        Random random = new Random(seed);
        Play play = new Play();
        for (int i = 0; i < steps; i++) {
            play.step(random);
            play.admit();
        }
        // Whatever the machine is like, all come to an end.
        while (play.admission.waiting() > 0) {
            play.end(random);
            play.admit();
        }
        assertThat(play.all).allMatch(Ticket::running);
    }

    /** However many small ones come, a large one has its turn. */
    @Property(tries = 200)
    void nobodyStarves(@ForAll long seed) {
        Random random = new Random(seed);
        Play play = new Play();
        for (int i = 0; i < 10; i++) {
            play.admission.ask("small", new Bytes(300));
        }
        play.admit();
        Ticket large =
                random.nextBoolean() ? play.admission.askAlone("large") : play.admission.ask("large", new Bytes(900));
        int ended = 0;
        while (!large.running()) {
            play.admission.ask("small", new Bytes(1 + random.nextInt(300)));
            play.end(random);
            ended++;
            play.admit();
            assertThat(ended).isLessThan(100);
        }
    }
}

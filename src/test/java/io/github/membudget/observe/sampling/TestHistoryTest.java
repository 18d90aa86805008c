package io.github.membudget.observe.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Attribution;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.TestEvent.TestEnded;
import io.github.membudget.model.TestEvent.TestStarted;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestHistoryTest {
    private static final long MILLI = 1_000_000;

    private final TestHistory history = new TestHistory(1);
    private final SampleSeries series = new SampleSeries();

    @Test
    void aTestThatRanAloneOwnsItsGrowth() {
        series.add(0, new Bytes(100));
        series.add(15, new Bytes(400));
        series.add(30, new Bytes(250));
        start("one", 10);
        end("one", 20);
        TestFacts test = facts().get(0);
        assertThat(test.attribution()).isEqualTo(Attribution.EXCLUSIVE);
        assertThat(test.peakGrowth()).contains(new Bytes(300));
        assertThat(test.growth()).contains(150L);
        assertThat(test.durationMillis()).isEqualTo(10);
    }

    @Test
    void testsThatOverlapShareTheirFigures() {
        start("one", 10);
        start("two", 12);
        end("one", 20);
        end("two", 30);
        start("three", 31);
        end("three", 32);
        assertThat(facts())
                .extracting(TestFacts::attribution)
                .containsExactly(Attribution.SHARED, Attribution.SHARED, Attribution.EXCLUSIVE);
    }

    @Test
    void aSkippedTestSharesNothing() {
        series.add(0, new Bytes(100));
        series.add(100, new Bytes(400));
        start("one", 10);
        end("one", 20);
        start("two", 30);
        end("two", 40);
        history.ended(new TestEnded(
                1, 50 * MILLI, TestId.ofMethod("it.SkippedTest", "three"), TestStatus.SKIPPED, Optional.empty()));
        assertThat(facts())
                .extracting(TestFacts::attribution)
                .containsExactly(Attribution.SHARED, Attribution.SHARED, Attribution.EXCLUSIVE);
    }

    @Test
    void whatRanBetweenTheSameSamplesIsShared() {
        series.add(0, new Bytes(100));
        series.add(100, new Bytes(400));
        series.add(200, new Bytes(400));
        start("takes", 10);
        end("takes", 40);
        start("beside", 50);
        end("beside", 60);
        start("apart", 120);
        end("apart", 180);
        assertThat(facts())
                .extracting(TestFacts::attribution)
                .containsExactly(Attribution.SHARED, Attribution.SHARED, Attribution.EXCLUSIVE);
    }

    @Test
    void aTestOfWhichOnlyTheEndIsToldHasNoFigures() {
        series.add(0, new Bytes(100));
        series.add(100, new Bytes(400));
        history.ended(new TestEnded(1, 50 * MILLI, id("skipped"), TestStatus.SKIPPED, Optional.empty()));
        assertThat(facts()).singleElement().satisfies(test -> {
            assertThat(test.peakRss()).isEmpty();
            assertThat(test.peakGrowth()).isEmpty();
            assertThat(test.growth()).isEmpty();
        });
    }

    @Test
    void aTestWhoseForkEndedIsUnfinished() {
        start("one", 10);
        history.closed(50 * MILLI);
        assertThat(history.running()).isEmpty();
        assertThat(history.cutShort()).containsExactly(id("one"));
        assertThat(facts()).singleElement().satisfies(test -> {
            assertThat(test.status()).isEqualTo(TestStatus.UNFINISHED);
            assertThat(test.durationMillis()).isEqualTo(40);
        });
    }

    @Test
    void anInvocationThatTestNgCountsBetweenStartAndEndIsOne() {
        start("add[1](0)", 0);
        end("add[1](1)", 10);
        start("add[2](1)", 20);
        end("add[2](2)", 30);
        List<TestFacts> facts = history.facts(millis -> Optional.empty(), nanos -> nanos / MILLI);
        assertThat(facts).extracting(TestFacts::id).containsExactly(id("add[1](1)"), id("add[2](2)"));
        assertThat(facts).extracting(TestFacts::status).containsOnly(TestStatus.PASSED);
        assertThat(facts).extracting(TestFacts::attribution).containsOnly(Attribution.EXCLUSIVE);
    }

    @Test
    void aTestThatOnlyEndsIsKept() {
        history.ended(new TestEnded(1, 10 * MILLI, id("skipped"), TestStatus.SKIPPED, Optional.empty()));
        assertThat(facts()).singleElement().matches(test -> test.status() == TestStatus.SKIPPED);
    }

    @Test
    void withoutSamplesTheFiguresAreAbsent() {
        start("one", 10);
        end("one", 20);
        TestFacts test = facts().get(0);
        assertThat(test.peakRss()).isEmpty();
        assertThat(test.peakGrowth()).isEmpty();
        assertThat(test.growth()).isEmpty();
    }

    private void start(String test, long millis) {
        history.started(new TestStarted(1, millis * MILLI, id(test)));
    }

    private void end(String test, long millis) {
        history.ended(new TestEnded(1, millis * MILLI, id(test), TestStatus.PASSED, Optional.empty()));
    }

    private static TestId id(String test) {
        return TestId.ofMethod("it.ATest", test);
    }

    private List<TestFacts> facts() {
        return history.facts(millis -> Optional.of(series), nanos -> nanos / MILLI);
    }
}

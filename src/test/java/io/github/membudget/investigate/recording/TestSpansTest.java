package io.github.membudget.investigate.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Attribution;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.InFork;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import io.github.membudget.probe.format.ForkFigure;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestSpansTest {
    private static InFork from(long startMillis, long endMillis) {
        long[] none = new long[ForkFigure.values().length];
        Arrays.fill(none, -1);
        return new InFork(startMillis * 1_000_000, endMillis * 1_000_000, false, true, none);
    }

    private static ClassFacts ran(String name, long start, long end) {
        return new ClassFacts(name, 7, start, end - start, List.of(), from(start, end), List.of());
    }

    private static TestFacts test(String className, String method, long start, long end) {
        return new TestFacts(
                TestId.ofMethod(className, method),
                1,
                TestStatus.PASSED,
                start,
                end - start,
                TestFacts.Heights.NONE,
                Optional.of(from(start, end)),
                Optional.empty(),
                Optional.empty(),
                Attribution.EXCLUSIVE);
    }

    private static String at(TestSpans spans, long millis) {
        return spans.running(Instant.ofEpochMilli(millis));
    }

    @Test
    void oneTestAtATimeIsNamedAndBetweenTestsItsClass() {
        TestSpans spans = new TestSpans(
                List.of(ran("a.A", 0, 100), ran("a.A$In", 60, 90)),
                List.of(test("a.A", "one", 10, 40), test("a.A$In", "two", 70, 80)),
                7,
                0,
                0);
        assertThat(at(spans, 20)).isEqualTo("a.A.one");
        assertThat(at(spans, 50)).isEqualTo("a.A");
        assertThat(at(spans, 65)).isEqualTo("a.A$In");
        assertThat(at(spans, 75)).isEqualTo("a.A$In.two");
        assertThat(at(spans, 120)).isEmpty();
    }

    @Test
    void ofWhatRanBesideEachOtherNoneIsNamed() {
        TestSpans spans = new TestSpans(
                List.of(ran("a.A", 0, 100), ran("a.B", 20, 60), ran("a.C", 30, 40)),
                List.of(
                        test("a.A", "long", 5, 95),
                        test("a.B", "one", 20, 50),
                        test("a.A", "beside", 70, 80),
                        test("a.C", "short", 31, 32)),
                7,
                0,
                0);
        assertThat(at(spans, 10)).isEqualTo("a.A.long");
        assertThat(at(spans, 31)).as("tests of three classes").isEmpty();
        assertThat(at(spans, 45)).as("the first began long before").isEmpty();
        assertThat(at(spans, 75)).as("two of one class").isEqualTo("a.A");
        assertThat(at(spans, 97)).isEqualTo("a.A");
    }
}

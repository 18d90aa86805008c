package io.github.membudget.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Attribution;
import io.github.membudget.model.TestCounts;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestTallyTest {
    @Test
    void countsEachStatusAsSurefireDoes() {
        List<TestFacts> tests = List.of(
                test("a", TestStatus.PASSED),
                test("b", TestStatus.FAILED),
                test("c", TestStatus.ERROR),
                test("d", TestStatus.SKIPPED),
                test("e", TestStatus.UNFINISHED));
        assertThat(TestTally.count(tests, false)).isEqualTo(new TestCounts(4, 1, 1, 1));
    }

    @Test
    void aTestThatPassesWhenRunAgainPassed() {
        List<TestFacts> tests = List.of(
                test("a", TestStatus.FAILED),
                test("a", TestStatus.PASSED),
                test("b", TestStatus.ERROR),
                test("b", TestStatus.ERROR));
        assertThat(TestTally.count(tests, true)).isEqualTo(new TestCounts(2, 0, 1, 0));
    }

    private static TestFacts test(String name, TestStatus status) {
        return new TestFacts(
                TestId.ofMethod("it.ATest", name),
                1,
                status,
                0,
                1,
                TestFacts.Heights.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Attribution.EXCLUSIVE);
    }
}

package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Shard;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardSettingTest {
    private static Shard read(String text, Map<String, String> environment) throws InvalidSetting {
        return ShardSetting.parse("shard", text).resolve(environment);
    }

    @Test
    void aShardMayBeWrittenOut() throws InvalidSetting {
        assertThat(read("2/5", Map.of("CI_NODE_INDEX", "4", "CI_NODE_TOTAL", "9")))
                .isEqualTo(new Shard(2, 5));
        assertThat(read(" 1 / 1 ", Map.of())).isEqualTo(new Shard(1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "0/5", "6/5", "-1/5", "2/0", "2/5/7", "auto/0", "all", "2 of 5"})
    void whatIsNoShardIsAnErrorThatSaysWhatIs(String text) {
        assertThatThrownBy(() -> read(text, Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("membudget: <shard>")
                .hasMessageContaining("/5");
    }

    @ParameterizedTest
    @CsvSource({
        "CI_NODE_INDEX, 2, CI_NODE_TOTAL",
        "CIRCLE_NODE_INDEX, 1, CIRCLE_NODE_TOTAL",
        "BUILDKITE_PARALLEL_JOB, 1, BUILDKITE_PARALLEL_JOB_COUNT",
        "SYSTEM_JOBPOSITIONINPHASE, 2, SYSTEM_TOTALJOBSINPHASE",
        "BITBUCKET_PARALLEL_STEP, 1, BITBUCKET_PARALLEL_STEP_COUNT",
        "SEMAPHORE_JOB_INDEX, 2, SEMAPHORE_JOB_COUNT"
    })
    void theSystemTellsWhichOneThisIs(String index, String value, String count) throws InvalidSetting {
        assertThat(read("auto", Map.of(index, value, count, "5"))).isEqualTo(new Shard(2, 5));
        assertThat(read("auto/5", Map.of(index, value, count, "5"))).isEqualTo(new Shard(2, 5));
        assertThatThrownBy(() -> read("auto/4", Map.of(index, value, count, "5")))
                .hasMessageContaining("runs 5 (" + count + ")");
        assertThatThrownBy(() -> read("auto", Map.of(index, "7", count, "5"))).hasMessageContaining(index + "=7");
        assertThatThrownBy(() -> read("auto", Map.of(index, "x", count, "5")))
                .hasMessageContaining(index + " is 'x', not a number");
        assertThatThrownBy(() -> read("auto", Map.of(index, value))).hasMessageContaining(count + " is not set");
    }

    @Test
    void aJobThatRunsOnceRunsAll() throws InvalidSetting {
        Shard whole = new Shard(1, 1);
        assertThat(read("auto", Map.of("CI_NODE_TOTAL", "1"))).isEqualTo(whole);
        assertThat(read("auto", Map.of("CIRCLE_NODE_INDEX", "0", "CIRCLE_NODE_TOTAL", "1")))
                .isEqualTo(whole);
        assertThat(read("auto", Map.of("SYSTEM_JOBPOSITIONINPHASE", "0", "SYSTEM_TOTALJOBSINPHASE", "0")))
                .isEqualTo(whole);
    }

    @Test
    void aKubernetesJobDoesNotTellHowManyThereAre() throws InvalidSetting {
        Map<String, String> pod = Map.of("JOB_COMPLETION_INDEX", "0");
        assertThat(read("auto/3", pod)).isEqualTo(new Shard(1, 3));
        assertThatThrownBy(() -> read("auto", pod)).hasMessageContaining("auto/5");
    }

    @Test
    void aSlurmArrayMayBeginWithZeroAndHaveSteps() throws InvalidSetting {
        assertThat(read("auto", slurm("0", "0", "4", "5"))).isEqualTo(new Shard(1, 5));
        assertThat(read("auto", slurm("5", "1", "5", "5"))).isEqualTo(new Shard(5, 5));
        // --array=1-5:2, whose last task is 5
        assertThat(read("auto", slurm("5", "1", "5", "3"))).isEqualTo(new Shard(3, 3));
        assertThat(read("auto", slurm("1", "1", "1", "1"))).isEqualTo(new Shard(1, 1));
        assertThatThrownBy(() -> read("auto", slurm("2", "1", "7", "4"))).hasMessageContaining("--array=1-4");
        assertThatThrownBy(() -> read("auto", slurm("2", "1", "6", "4"))).hasMessageContaining("--array=1-4");
    }

    /** With --array=2 after --array=1-3: shard 1/1 would be the whole suite. */
    @Test
    void someTasksOfASlurmArrayOnceMoreAreNoArrayOfTheirOwn() {
        assertThatThrownBy(() -> read("auto", slurm("2", "2", "2", "1")))
                .hasMessageContaining("begins with 2")
                .hasMessageContaining("like 2/5");
        assertThatThrownBy(() -> read("auto", slurm("3", "2", "3", "2"))).hasMessageContaining("begins with 2");
    }

    private static Map<String, String> slurm(String id, String least, String most, String count) {
        return Map.of(
                "SLURM_ARRAY_TASK_ID", id,
                "SLURM_ARRAY_TASK_MIN", least,
                "SLURM_ARRAY_TASK_MAX", most,
                "SLURM_ARRAY_TASK_COUNT", count);
    }

    @Test
    void whereNothingTellsOrTwoDoNotAgreeItIsWrittenOut() {
        assertThatThrownBy(() -> read("auto", Map.of("CI", "true"))).hasMessageContaining("like 2/5");
        assertThatThrownBy(() -> read("auto/2", Map.of("CI_NODE_TOTAL", "1"))).hasMessageContaining("like 2/5");
        assertThatThrownBy(() ->
                        read("auto/5", Map.of("JOB_COMPLETION_INDEX", "3", "CI_NODE_INDEX", "1", "CI_NODE_TOTAL", "5")))
                .hasMessageContaining("CI_NODE_INDEX and JOB_COMPLETION_INDEX are both set");
    }
}

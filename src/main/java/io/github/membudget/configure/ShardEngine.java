package io.github.membudget.configure;

import io.github.membudget.model.Shard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What runs several of one job and tells each which it is, by variables that its documentation names. */
enum ShardEngine {
    GITLAB("GitLab CI/CD", "CI_NODE_INDEX", 1, "CI_NODE_TOTAL", "parallel: 5"),
    CIRCLECI("CircleCI", "CIRCLE_NODE_INDEX", 0, "CIRCLE_NODE_TOTAL", "parallelism: 5"),
    BUILDKITE("Buildkite", "BUILDKITE_PARALLEL_JOB", 0, "BUILDKITE_PARALLEL_JOB_COUNT", "parallelism: 5"),
    AZURE("Azure Pipelines", "SYSTEM_JOBPOSITIONINPHASE", 1, "SYSTEM_TOTALJOBSINPHASE", "strategy: parallel: 5"),
    BITBUCKET("Bitbucket Pipelines", "BITBUCKET_PARALLEL_STEP", 0, "BITBUCKET_PARALLEL_STEP_COUNT", "parallel steps"),
    SEMAPHORE("Semaphore", "SEMAPHORE_JOB_INDEX", 1, "SEMAPHORE_JOB_COUNT", "parallelism: 5"),
    SLURM("Slurm", "SLURM_ARRAY_TASK_ID", 1, "SLURM_ARRAY_TASK_COUNT", "--array=1-5"),
    /** It does not tell how many there are. */
    KUBERNETES("Kubernetes", "JOB_COMPLETION_INDEX", 0, "", "completionMode: Indexed");

    private static final String WHERE = "shard";
    private static final String SLURM_MIN = "SLURM_ARRAY_TASK_MIN";
    private static final String SLURM_MAX = "SLURM_ARRAY_TASK_MAX";

    private final String title;
    private final String index;
    private final int first;
    private final String count;
    private final String setup;

    /**
     * @param index the variable with the number of the job
     * @param first the number of the first job
     * @param count the variable that says how many there are
     * @param setup what makes it run several
     */
    ShardEngine(String title, String index, int first, String count, String setup) {
        this.title = title;
        this.index = index;
        this.first = first;
        this.count = count;
        this.setup = setup;
    }

    /** @param told how many there are, where the user says it */
    static Shard shard(Optional<Integer> told, Map<String, String> environment) throws InvalidSetting {
        List<ShardEngine> there = Arrays.stream(values())
                .filter(engine -> environment.containsKey(engine.index))
                .toList();
        if (there.isEmpty()) {
            return alone(told, environment);
        }
        List<Shard> shards = new ArrayList<>();
        for (ShardEngine engine : there) {
            shards.add(engine.read(told, environment));
        }
        if (shards.stream().distinct().count() > 1) {
            throw new InvalidSetting(
                    WHERE,
                    "auto",
                    there.stream().map(engine -> engine.index).collect(Collectors.joining(" and "))
                            + " are both set and do not say the same. Write which it is, like 2/5");
        }
        return shards.get(0);
    }

    /** GitLab tells a job that runs once that there is one, and gives it no number. */
    private static Shard alone(Optional<Integer> told, Map<String, String> environment) throws InvalidSetting {
        if (told.orElse(1) == 1 && "1".equals(environment.get(GITLAB.count))) {
            return new Shard(1, 1);
        }
        throw new InvalidSetting(
                WHERE,
                "auto",
                "nothing here tells which shard this is: of "
                        + Arrays.stream(values()).map(engine -> engine.index).collect(Collectors.joining(", "))
                        + " no variable is set. Write it out, like 2/5");
    }

    private Shard read(Optional<Integer> told, Map<String, String> environment) throws InvalidSetting {
        int number = number(index, environment);
        Optional<Integer> counted = count.isEmpty() ? Optional.empty() : Optional.of(number(count, environment));
        if (counted.isEmpty() && told.isEmpty()) {
            throw new InvalidSetting(
                    WHERE,
                    "auto",
                    title
                            + " does not tell how many there are. Write it, like auto/5, as the Job's completions have it");
        }
        if (counted.isPresent() && told.isPresent() && !counted.equals(told)) {
            throw new InvalidSetting(
                    WHERE,
                    "auto/" + told.get(),
                    title + " runs " + counted.get() + " (" + count + "). Write auto alone");
        }
        int shards = counted.or(() -> told).orElseThrow();
        int position = this == SLURM ? slurms(number, shards, environment) : number - first + 1;
        // Azure says 0 of 0 where a job runs once.
        if (shards <= 1 && position <= 1) {
            return new Shard(1, 1);
        }
        if (position < 1 || position > shards) {
            throw new InvalidSetting(
                    WHERE,
                    "auto",
                    index + "=" + number + " is none of " + shards + " (" + setup + "). Write which it is, like 2/5");
        }
        return new Shard(position, shards);
    }

    /** An array may have steps, but every step has to be the same. One that begins later is, as a rule, some tasks of another once more. */
    private static int slurms(int id, int shards, Map<String, String> environment) throws InvalidSetting {
        int least = number(SLURM_MIN, environment);
        if (least > 1) {
            throw new InvalidSetting(
                    WHERE,
                    "auto",
                    "this Slurm array begins with " + least + ". An array of all shards begins with 0 or 1, like"
                            + " --array=1-5. To run one of five once more, write which it is, like 2/5");
        }
        int span = number(SLURM_MAX, environment) - least;
        int step = shards > 1 ? span / (shards - 1) : 1;
        if (step < 1 || step * (shards - 1) != span || (id - least) % step != 0) {
            throw new InvalidSetting(
                    WHERE,
                    "auto",
                    "the numbers of this Slurm array are not evenly spaced. Submit it with --array=1-" + shards);
        }
        return (id - least) / step + 1;
    }

    private static int number(String variable, Map<String, String> environment) throws InvalidSetting {
        String value = environment.getOrDefault(variable, "");
        if (!value.strip().matches("[0-9]{1,9}")) {
            throw new InvalidSetting(
                    WHERE,
                    "auto",
                    (value.isEmpty() ? variable + " is not set" : variable + " is '" + value + "', not a number")
                            + ". Write which shard it is, like 2/5");
        }
        return Integer.parseInt(value.strip());
    }
}

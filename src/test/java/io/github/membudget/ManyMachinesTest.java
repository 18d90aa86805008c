package io.github.membudget;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.github.membudget.kubernetes.StrictYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What users copy to divide a suite among machines. */
class ManyMachinesTest {
    private static final Path PAGE = Path.of("src/site/markdown/many-machines.md");

    @Test
    void eachYamlCanBeRead() throws IOException {
        assertThat(blocks("yaml")).hasSize(3).allSatisfy(block -> assertThat(StrictYaml.documents(block))
                .hasSize(1)
                .allMatch(JsonNode::isObject));
    }

    @Test
    void gitHubsMatrixIsThatOfThePlan() throws IOException {
        JsonNode jobs = StrictYaml.documents(blocks("yaml").get(0)).get(0).path("jobs");
        assertThat(jobs.path("verify").path("needs").asString()).isEqualTo("plan");
        assertThat(jobs.path("verify").path("strategy").path("matrix").asString())
                .isEqualTo("${{ fromJSON(needs.plan.outputs.matrix) }}");
        assertThat(jobs.path("plan").path("outputs").has("matrix")).isTrue();
    }

    @Test
    void theJobThatMergesIsOneOfKubernetes() throws IOException {
        assertThat(StrictYaml.read(blocks("yaml").get(2))).hasSize(1).first().isInstanceOf(Job.class);
    }

    /** The script under src/it runs them. */
    @Test
    void theJobsOfSlurmAreThoseThatWereTried() throws IOException {
        assertThat(blocks("sh"))
                .contains(
                        Files.readString(Path.of("src/it/slurm/shards.sbatch")),
                        Files.readString(Path.of("src/it/slurm/merge.sbatch")));
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}

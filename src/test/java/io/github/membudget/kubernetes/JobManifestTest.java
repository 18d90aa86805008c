package io.github.membudget.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobManifestTest {
    private static final String MANIFEST = new JobManifest()
            .apply(Map.of(
                    "name", "shop-tests",
                    "image", "registry.example.org/shop-tests:1",
                    "shards", "5",
                    "memory", "4g",
                    "needBytes", Long.toString((1L << 30) + 1),
                    "limitBytes", Long.toString(4L << 30)));

    @Test
    void eachShardIsAPodWithItsIndex() {
        Job job = job();
        assertThat(job.getApiVersion()).isEqualTo("batch/v1");
        assertThat(job.getSpec().getCompletionMode()).isEqualTo("Indexed");
        assertThat(job.getSpec().getCompletions()).isEqualTo(5);
        assertThat(job.getSpec().getParallelism()).isEqualTo(5);
        assertThat(container(job).getCommand().get(2))
                .startsWith("mvn -B -fae verify -Dmembudget.shard=auto/5 -Dmembudget.memory=4g\n");
    }

    @Test
    void aPodThatFailsEndsNoOtherAndIsNotBegunAnew() {
        assertThat(job().getSpec().getBackoffLimitPerIndex()).isZero();
        assertThat(job().getSpec().getMaxFailedIndexes()).isEqualTo(5);
        assertThat(job().getSpec().getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
    }

    @Test
    void thePlansNeedIsReservedAndTheMachinesMemoryIsTheLimit() {
        Container container = container(job());
        assertThat(container.getResources().getRequests())
                .isEqualTo(Map.of("cpu", new Quantity("1"), "memory", new Quantity("1025Mi")));
        assertThat(container.getResources().getLimits()).isEqualTo(Map.of("memory", new Quantity("4096Mi")));
        assertThat(MANIFEST).contains("memory: 1025Mi");
        assertThat(container.getImage()).isEqualTo("registry.example.org/shop-tests:1");
    }

    @Test
    void theReportsGoToTheVolumeThatIsAskedFor() {
        PersistentVolumeClaim claim =
                (PersistentVolumeClaim) StrictYaml.read(MANIFEST).get(0);
        Job job = job();
        assertThat(claim.getSpec().getAccessModes()).isEqualTo(List.of("ReadWriteMany"));
        assertThat(job.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getVolumes()
                        .get(0)
                        .getPersistentVolumeClaim()
                        .getClaimName())
                .isEqualTo(claim.getMetadata().getName())
                .isEqualTo("shop-tests-reports");
        String mounted = container(job).getVolumeMounts().get(0).getMountPath();
        assertThat(container(job).getCommand().get(2)).contains(mounted + "/$JOB_COMPLETION_INDEX/membudget");
    }

    /** What this test stands on: the library's own types would take any field. */
    @Test
    void anUnknownFieldFails() {
        assertThatThrownBy(() -> StrictYaml.read(MANIFEST.replace("completionMode", "completionModus")))
                .hasMessageContaining("completionModus");
    }

    private static Job job() {
        return (Job) StrictYaml.read(MANIFEST).get(1);
    }

    private static Container container(Job job) {
        return job.getSpec().getTemplate().getSpec().getContainers().get(0);
    }
}

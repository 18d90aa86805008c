package io.github.membudget.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Writes the manifest of an Indexed Job, a pod for each shard, and of the volume that its reports go to. Lives in a class loader of its own beside its
 * library, which no other goal needs, so its face is the JDK's alone.
 *
 * <p>It takes a map of {@code name}, {@code image}, {@code shards}, {@code memory} (of a machine, as the plan was made for it), {@code needBytes} (what the plan expects of the largest shard) and
 * {@code limitBytes} (the same as {@code memory}), and gives the text.
 */
public final class JobManifest implements Function<Map<String, String>, String> {
    private static final String REPORTS = "/reports";
    private static final long MIB = 1 << 20;

    @Override
    public String apply(Map<String, String> plan) {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
                .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                .build();
        return yaml.writeValueAsString(volume(plan)) + yaml.writeValueAsString(job(plan));
    }

    private static PersistentVolumeClaim volume(Map<String, String> plan) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(value(plan, "name") + "-reports")
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteMany")
                .withNewResources()
                .addToRequests("storage", new Quantity("1Gi"))
                .endResources()
                .endSpec()
                .build();
    }

    /** A failing pod is not begun anew, since its tests would fail again, and it does not end the others. */
    private static Job job(Map<String, String> plan) {
        int shards = Integer.parseInt(value(plan, "shards"));
        return new JobBuilder()
                .withNewMetadata()
                .withName(value(plan, "name"))
                .endMetadata()
                .withNewSpec()
                .withCompletionMode("Indexed")
                .withCompletions(shards)
                .withParallelism(shards)
                .withBackoffLimitPerIndex(0)
                .withMaxFailedIndexes(shards)
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withContainers(container(plan))
                .addNewVolume()
                .withName("reports")
                .withNewPersistentVolumeClaim()
                .withClaimName(value(plan, "name") + "-reports")
                .endPersistentVolumeClaim()
                .endVolume()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Container container(Map<String, String> plan) {
        return new ContainerBuilder()
                .withName("tests")
                .withImage(value(plan, "image"))
                .withCommand("sh", "-c", command(plan))
                .withNewResources()
                .addToRequests("cpu", new Quantity("1"))
                .addToRequests("memory", mebibytes(value(plan, "needBytes")))
                .addToLimits("memory", mebibytes(value(plan, "limitBytes")))
                .endResources()
                .addNewVolumeMount()
                .withName("reports")
                .withMountPath(REPORTS)
                .endVolumeMount()
                .build();
    }

    /** Kubernetes tells a pod its index, but not how many there are. What its tests say is its exit, once the report is kept. */
    private static String command(Map<String, String> plan) {
        return String.join(
                "\n",
                "mvn -B -fae verify -Dmembudget.shard=auto/" + value(plan, "shards") + " -Dmembudget.memory="
                        + value(plan, "memory"),
                "code=$?",
                "reports=" + REPORTS + "/$JOB_COMPLETION_INDEX/membudget",
                "mkdir -p \"$reports\" && cp target/membudget/suite.json \"$reports\"",
                "exit $code",
                "");
    }

    private static Quantity mebibytes(String bytes) {
        return new Quantity((Long.parseLong(bytes) + MIB - 1) / MIB + "Mi");
    }

    private static String value(Map<String, String> plan, String key) {
        String value = plan.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }
}

package io.github.membudget.maven;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.ShardPlan;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.project.MavenProject;

/** Has the manifest of a Kubernetes Job written, by libraries that are fetched for it. */
public final class KubernetesManifest {
    private static final String WRITER = "io.github.membudget.kubernetes.JobManifest";

    /** What Maven's own JVM takes beside the tests. */
    private static final Bytes FOR_MAVEN = Bytes.ofMebibytes(512);

    private static final int LONGEST_LABEL = 40;

    private final LibrariesOnDemand libraries;

    public KubernetesManifest(LibrariesOnDemand libraries) {
        this.libraries = libraries;
    }

    /**
     * @param image what the pods start; else it is named after the project
     * @param memory of a machine as the user wrote it: what the shards plan with has to be the same
     * @param machine the same, which a pod may take
     * @return the manifest's text
     * @throws IOException if the libraries can't be had
     */
    @SuppressWarnings("unchecked")
    public String text(MavenProject project, Optional<String> image, ShardPlan plan, String memory, Bytes machine)
            throws IOException {
        String name = label(project.getArtifactId()) + "-tests";
        String started = image.map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> name + ":" + project.getVersion().replaceAll("[^A-Za-z0-9_.-]", "-"));
        try (SeparateLoader loader = new SeparateLoader(libraries.kubernetesModel())) {
            return ((Function<Map<String, String>, String>) loader.instance(WRITER))
                    .apply(Map.of(
                            "name", name,
                            "image", started,
                            "shards", Integer.toString(plan.count()),
                            "memory", memory.replaceAll("\\s", ""),
                            "needBytes", Long.toString(need(plan, machine).value()),
                            "limitBytes", Long.toString(machine.value())));
        }
    }

    /** What may stand in a name of Kubernetes: its pods and their volume have longer ones, of at most 63 letters. */
    static String label(String artifactId) {
        String label = artifactId
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+", "");
        return label.substring(0, Math.min(label.length(), LONGEST_LABEL)).replaceAll("-$", "");
    }

    /** Of the shard that needs most, with Maven beside it; all that a machine has where one is not known. */
    static Bytes need(ShardPlan plan, Bytes machine) {
        boolean known = plan.parts().stream()
                .allMatch(part -> part.classes() == 0 || part.peak().isPresent());
        return plan.parts().stream()
                .flatMap(part -> part.peak().stream())
                .max(Bytes::compareTo)
                .map(FOR_MAVEN::plus)
                .filter(need -> known && machine.exceeds(need))
                .orElse(machine);
    }
}

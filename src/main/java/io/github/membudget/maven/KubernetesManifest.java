package io.github.membudget.maven;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** Has the manifest of a Kubernetes Job written, by libraries that are fetched for it. */
public final class KubernetesManifest {
    private static final String WRITER = "io.github.membudget.kubernetes.JobManifest";

    private final LibrariesOnDemand libraries;

    public KubernetesManifest(LibrariesOnDemand libraries) {
        this.libraries = libraries;
    }

    /**
     * @param plan as the writer takes it
     * @return the manifest's text
     * @throws IOException if the libraries can't be had
     */
    @SuppressWarnings("unchecked")
    public String text(Map<String, String> plan) throws IOException {
        try (SeparateLoader loader = new SeparateLoader(libraries.kubernetesModel())) {
            return ((Function<Map<String, String>, String>) loader.instance(WRITER)).apply(plan);
        }
    }
}

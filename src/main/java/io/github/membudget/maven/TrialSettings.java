package io.github.membudget.maven;

import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.RawElement;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The JVMs and heaps that {@code membudget:suggest} tries in a nested build. They are handed over in a file; users do not write it. */
public final class TrialSettings {
    static final String PROPERTY = "membudget.internal.trial";

    private static final String NONE = "-";

    private TrialSettings() {}

    private static JvmSetting setting(String line) {
        String[] words = line.split(" ", 2);
        return new JvmSetting(
                words[0].equals(NONE) ? Optional.empty() : Optional.of(new Bytes(Long.parseLong(words[0]))),
                words[1].equals(NONE) ? Optional.empty() : JvmChoice.of(words[1]));
    }

    public static void write(Path file, Map<String, JvmSetting> settings) throws IOException {
        Properties lines = new Properties();
        settings.forEach((module, setting) -> lines.setProperty(
                module,
                setting.heap().map(heap -> Long.toString(heap.value())).orElse(NONE)
                        + " "
                        + setting.jvm().map(JvmChoice::words).orElse(NONE)));
        HandOverFile.write(lines, file);
    }

    /**
     * What the user wrote, and in a trial that nothing runs beside what is compared, and that modules have the same classes in all trials.
     *
     * @param written the user's parameters
     */
    public static List<RawElement> oneAtATime(MavenSession session, List<RawElement> written) {
        if (!isTrial(session)) {
            return written;
        }
        Set<String> several = Set.of(Parameters.PARALLEL_MODULES.name(), Parameters.SPLIT.name());
        return written.stream()
                .filter(element -> !several.contains(element.name()))
                .toList();
    }

    public static boolean isTrial(MavenSession session) {
        return session.getUserProperties().containsKey(PROPERTY);
    }

    /** By the module's name; empty where this build is no trial. */
    public static Optional<Map<String, JvmSetting>> of(MavenSession session, MavenProject project, String executionId) {
        String prefix = project.getGroupId() + ":" + project.getArtifactId() + " " + executionId + " ";
        return HandOverFile.of(session, PROPERTY).map(lines -> {
            Map<String, JvmSetting> settings = new HashMap<>();
            for (String key : lines.stringPropertyNames()) {
                if (key.startsWith(prefix)) {
                    settings.put(key.substring(prefix.length()), setting(lines.getProperty(key)));
                }
            }
            return settings;
        });
    }
}

package io.github.membudget.maven;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.RawElement;
import io.github.membudget.configure.RawSettings;
import io.github.membudget.configure.Settings;
import io.github.membudget.configure.SettingsReader;
import io.github.membudget.configure.UnknownProperties;
import io.github.membudget.model.Bytes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Reads one execution's settings from what Maven has of the pom and the command line, and finds what is misspelt there. */
public final class SettingsSource {
    private final MavenProject project;
    private final MavenSession session;
    private final MojoExecution execution;

    public SettingsSource(MavenProject project, MavenSession session, MojoExecution execution) {
        this.project = project;
        this.session = session;
        this.execution = execution;
    }

    /**
     * The settings of this execution. An element of the pom that no parameter is named after is an error.
     *
     * @param written by the user for the parameters that there are
     * @param machineMemory what percentages are of
     */
    public Settings read(List<RawElement> written, Bytes machineMemory) throws InvalidSetting {
        Settings settings = SettingsReader.read(new RawSettings(written, unknownElements()), machineMemory);
        List<String> artifactIds = session.getAllProjects().stream()
                .map(MavenProject::getArtifactId)
                .toList();
        SettingsReader.checkProjects(settings, artifactIds);
        return settings;
    }

    /** Maven drops elements that no parameter is named after, so that a misspelt ceiling would be none and nobody would know. */
    private Set<String> unknownElements() {
        Set<String> unknown = new TreeSet<>();
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        if (plugin == null) {
            return unknown;
        }
        collect(plugin.getConfiguration(), unknown);
        PluginExecution own = plugin.getExecutionsAsMap().get(execution.getExecutionId());
        if (own != null) {
            collect(own.getConfiguration(), unknown);
        }
        for (MojoDescriptor goal :
                execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
            unknown.removeAll(goal.getParameterMap().keySet());
        }
        return unknown;
    }

    /**
     * Whether this system is asked only what any other tells too.
     *
     * @param source of figures, as the command line says
     */
    public static boolean portable(@Nullable String source) throws InvalidSetting {
        if (source == null || source.equals("auto")) {
            return false;
        }
        if (!source.equals("portable")) {
            throw new InvalidSetting("source", source, "write auto, or portable for what every system tells.");
        }
        return true;
    }

    /** Warnings of properties on the command line that look like ours and are not. */
    public List<String> unknownProperties() {
        Set<String> known = new TreeSet<>();
        for (MojoDescriptor goal :
                execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
            for (PlexusConfiguration parameter : goal.getMojoConfiguration().getChildren()) {
                String expression = parameter.getValue("");
                if (expression.startsWith("${") && expression.endsWith("}")) {
                    known.add(expression.substring(2, expression.length() - 1));
                }
            }
        }
        return UnknownProperties.warnings(session.getUserProperties().stringPropertyNames(), known, this::referred);
    }

    /** Whether a pom of this build, or a parent's, uses the property for itself. */
    private boolean referred(String property) {
        return session.getAllProjects().stream()
                .flatMap(one -> Stream.iterate(one, Objects::nonNull, MavenProject::getParent))
                .distinct()
                .map(MavenProject::getOriginalModel)
                .filter(Objects::nonNull)
                .anyMatch(pom ->
                        pom.getProperties().containsKey(property) || text(pom).contains("${" + property + "}"));
    }

    private static String text(Model pom) {
        StringWriter text = new StringWriter();
        try {
            new MavenXpp3Writer().write(text, pom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void collect(@Nullable Object configuration, Set<String> names) {
        if (configuration instanceof Xpp3Dom dom) {
            for (Xpp3Dom child : dom.getChildren()) {
                names.add(child.getName());
            }
        }
    }

    /** A part of the pom, in our terms. */
    public static RawElement element(PlexusConfiguration written) {
        List<RawElement> children = new ArrayList<>();
        for (PlexusConfiguration child : written.getChildren()) {
            children.add(element(child));
        }
        String value = written.getValue(null);
        return new RawElement(written.getName(), value == null ? "" : value.strip(), List.copyOf(children));
    }
}

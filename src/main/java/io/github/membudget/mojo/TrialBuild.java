package io.github.membudget.mojo;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.report.ReportReader;
import io.github.membudget.run.HeapTrial;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** A Maven build of the same projects, with the same profiles, settings and properties, in a process of its own. */
final class TrialBuild implements HeapTrial.Build {
    private final MavenSession session;
    private final List<String> goals;
    private final Path directory;

    /** @param directory {@code target/membudget} of the project that Maven was started in */
    TrialBuild(MavenSession session, List<String> goals, Path directory) {
        this.session = session;
        this.goals = goals;
        this.directory = directory;
    }

    @Override
    public List<MeasuredModule> run(int number, Map<String, Bytes> heaps) throws IOException {
        Files.createDirectories(directory);
        Path heapFile = directory.resolve("trial-heaps.properties");
        TrialHeaps.write(heapFile, heaps);
        Path log = directory.resolve("trial-" + number + ".log");
        Path report = directory.resolve("suite.json");
        Files.deleteIfExists(report);
        Process maven = new ProcessBuilder(command(heapFile))
                .directory(new File(session.getExecutionRootDirectory()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            maven.getOutputStream().close();
            int exit = maven.waitFor();
            if (!Files.exists(report)) {
                throw new IOException("the build ended with exit code " + exit + " and wrote no report; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
        }
        return ReportReader.modules(report);
    }

    private List<String> command(Path heapFile) {
        MavenExecutionRequest request = session.getRequest();
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                .toString());
        command.addAll(List.of("-B", "-fae"));
        if (request.isOffline()) {
            command.add("-o");
        }
        if (request.getPom() != null) {
            command.addAll(List.of("-f", request.getPom().getPath()));
        }
        if (request.getUserSettingsFile() != null
                && request.getUserSettingsFile().exists()) {
            command.addAll(List.of("-s", request.getUserSettingsFile().getPath()));
        }
        request.getActiveProfiles().forEach(profile -> command.addAll(List.of("-P", profile)));
        request.getInactiveProfiles().forEach(profile -> command.addAll(List.of("-P", "!" + profile)));
        Properties properties = new Properties();
        properties.setProperty(
                "maven.repo.local", request.getLocalRepositoryPath().getPath());
        properties.putAll(session.getUserProperties());
        properties.setProperty("maven.test.failure.ignore", "true");
        properties.setProperty("membudget.formats", "none");
        properties.setProperty(TrialHeaps.PROPERTY, heapFile.toString());
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith("env.") && !name.equals("membudget.verify") && !name.equals("membudget.write")) {
                command.add("-D" + name + "=" + properties.getProperty(name));
            }
        }
        command.addAll(goals);
        return command;
    }
}

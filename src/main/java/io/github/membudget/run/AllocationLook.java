package io.github.membudget.run;

import io.github.membudget.investigate.recording.FlightRecordings;
import io.github.membudget.investigate.recording.TestSpans;
import io.github.membudget.model.Allocations;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.observe.probelog.LiveSetReader;
import io.github.membudget.platform.FlameGraphs;
import io.github.membudget.probe.format.ProbeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads from the flight recordings which code allocates. */
final class AllocationLook {
    /** Beside the reports. */
    static final String FLAMES = "flames";

    private final Optional<Path> flameJar;
    private final Path reports;
    private final boolean wanted;
    private final List<String> gaps = new ArrayList<>();
    private final Set<String> written = new HashSet<>();

    /**
     * @param flameJar of the library that draws flame graphs, where it could be had
     * @param reports the directory of the reports
     * @param wanted whether there are recordings to read
     */
    AllocationLook(Optional<Path> flameJar, Path reports, boolean wanted) {
        this.flameJar = flameJar;
        this.reports = reports;
        this.wanted = wanted;
    }

    /** What could not be read, in words for the user. */
    List<String> gaps() {
        return gaps;
    }

    /** Files that the forks wrote into, as far as they were recorded; call once the recordings were looked at. */
    Set<String> written() {
        return written;
    }

    List<Allocations> look(String module, ModuleFacts facts, Path directory) throws IOException {
        if (!wanted) {
            return List.of();
        }
        List<Allocations> found = new ArrayList<>();
        FlameGraphs.removeOlder(reports.resolve(FLAMES), name(module));
        for (Path recording : LiveSetReader.recordings(directory)) {
            String pid = recording.getFileName().toString().replaceFirst("\\.jfr$", "");
            try {
                if (Files.size(recording) == 0) {
                    gaps.add(
                            "JVM " + pid
                                    + " was ended before it could write its flight recording: who allocates is not known of it");
                    continue;
                }
                found.add(look(module, facts, recording, Long.parseLong(pid)));
            } catch (IOException | RuntimeException | LinkageError e) {
                gaps.add("the flight recording of JVM " + pid + " cannot be read: " + e.getMessage());
            }
        }
        if (found.isEmpty() && gaps.isEmpty()) {
            gaps.add(
                    "who allocates was not recorded: the JVM of the tests has no flight recorder (Java 11 and newer have"
                            + " one, and 8 from update 262 on)");
        }
        return found;
    }

    private Allocations look(String module, ModuleFacts facts, Path recording, long pid) throws IOException {
        String[] clocks = Files.readString(recording.resolveSibling(ProbeFile.CLOCKS.of(Long.toString(pid))))
                .split("\t", 3);
        TestSpans spans = new TestSpans(
                facts.classes(), facts.tests(), pid, Long.parseLong(clocks[0]), Long.parseLong(clocks[1]));
        Allocations allocations = FlightRecordings.read(recording, pid, spans::running, spans.classes(), written::add);
        if (flameJar.isEmpty() || allocations.samples() == 0) {
            return allocations;
        }
        try {
            String name = name(module) + "-" + pid;
            return allocations.with(FlameGraphs.draw(
                    flameJar.get(), recording, reports.resolve(FLAMES), name, "Allocations of JVM " + pid));
        } catch (IOException e) {
            gaps.add("the flame graph of JVM " + pid + " cannot be drawn: " + e.getMessage());
            return allocations;
        }
    }

    /** Whatever the module's name is, no path and no markup. */
    private static String name(String module) {
        return module.replaceAll("[^A-Za-z0-9]+", "-");
    }
}

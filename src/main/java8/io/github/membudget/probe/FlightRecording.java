package io.github.membudget.probe;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.LineKind;
import io.github.membudget.probe.format.ProbeFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * Samples of allocations and of objects that live on, taken by the JVM's own flight recorder during an investigation. The recorder is controlled
 * by diagnostic commands, since Java 8 has no class of it to call.
 */
final class FlightRecording {
    private static final String NAME = "membudget";

    /** Java 16 and newer sample allocations. */
    private static final int FIRST_WITH_SAMPLES = 16;

    private final DiagnosticCommands commands;

    private FlightRecording(DiagnosticCommands commands) {
        this.commands = commands;
    }

    /**
     * Starts a recording; null where this JVM has no flight recorder.
     *
     * @param directory takes the recording
     */
    static @Nullable FlightRecording start(DiagnosticCommands commands, File directory, String pid) {
        try {
            File settings = new File(directory, ProbeFile.RECORDING_SETTINGS.of(pid));
            Files.write(settings.toPath(), settings().getBytes(StandardCharsets.UTF_8));
            keepRepository(commands, directory);
            commands.run("jfrStart", new String[] {
                "name=" + NAME,
                "settings=" + quoted(settings),
                "filename=" + quoted(new File(directory, ProbeFile.RECORDING.of(pid))),
                // A JVM that ends before the recording is stopped writes what it has by itself.
                "dumponexit=true",
                "maxsize=128m"
            });
            String clocks = new LogLineWriter(LineKind.CLOCKS)
                    .number(Field.NANOS, System.nanoTime())
                    .number(Field.MILLIS, System.currentTimeMillis())
                    .end();
            Files.write(
                    new File(directory, ProbeFile.CLOCKS.of(pid)).toPath(), clocks.getBytes(StandardCharsets.UTF_8));
            return new FlightRecording(commands);
        } catch (IOException | JMException | RuntimeException none) {
            return null;
        }
    }

    /** What the recorder keeps while it runs goes where the rest goes: a JVM that is killed would leave it in the temporary folder. */
    private static void keepRepository(DiagnosticCommands commands, File directory) {
        try {
            commands.run("jfrConfigure", new String[] {"repositorypath=" + quoted(directory)});
        } catch (JMException elsewhere) {
            // The tests' own recording runs already, or this JVM cannot move it.
            return;
        }
    }

    /** Ends the recording and writes its file. */
    void stop() {
        try {
            commands.run("jfrStop", new String[] {"name=" + NAME});
        } catch (JMException ended) {
            // The recorder's own shutdown hook was first, and has written it.
            return;
        }
    }

    private static String quoted(File file) {
        return '"' + file.getPath() + '"';
    }

    /** Nothing but allocations, objects that live on, and which files are written is recorded. */
    private static String settings() {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration version=\"2.0\">\n");
        if (JdkField.javaVersion() >= FIRST_WITH_SAMPLES) {
            event(xml, "jdk.ObjectAllocationSample", "<setting name=\"throttle\">300/s</setting>");
        } else {
            // Each buffer that a thread took to allocate in, and each object that did not fit into one.
            event(xml, "jdk.ObjectAllocationInNewTLAB", "");
            event(xml, "jdk.ObjectAllocationOutsideTLAB", "");
        }
        event(xml, "jdk.OldObjectSample", "<setting name=\"cutoff\">0 ns</setting>");
        xml.append(
                "<event name=\"jdk.FileWrite\"><setting name=\"enabled\">true</setting><setting name=\"stackTrace\">false</setting>");
        xml.append("<setting name=\"threshold\">0 ns</setting></event>\n");
        return xml.append("</configuration>\n").toString();
    }

    private static void event(StringBuilder xml, String name, String more) {
        xml.append("<event name=\"").append(name).append("\"><setting name=\"enabled\">true</setting>");
        xml.append("<setting name=\"stackTrace\">true</setting>").append(more).append("</event>\n");
    }
}

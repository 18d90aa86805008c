package io.github.membudget.probe;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Allocations and objects that live on, sampled by the JVM's own flight recorder; only for an investigation. Asked for as a diagnostic
 * command, since Java 8 has no class of the recorder's to call.
 */
final class FlightRecording {
    private static final String NAME = "membudget";

    /** 16 and newer sample allocations; older ones tell of each buffer that a thread took to allocate in. Nothing else is recorded. */
    private static final String[][] EVENTS = {
        {"jdk.ObjectAllocationSample", "throttle", "300/s"},
        {"jdk.ObjectAllocationInNewTLAB", "x", "x"},
        {"jdk.ObjectAllocationOutsideTLAB", "x", "x"},
        {"jdk.OldObjectSample", "cutoff", "0 ns"},
    };

    private final MBeanServer server;
    private final ObjectName commands;

    private FlightRecording(MBeanServer server, ObjectName commands) {
        this.server = server;
        this.commands = commands;
    }

    /**
     * Null where this JVM has no flight recorder or nobody wants one.
     *
     * @param directory that takes {@code pid.jfr}
     */
    static FlightRecording start(File directory, String pid) {
        if (!Asked.recording()) {
            return null;
        }
        try {
            File settings = new File(directory, pid + ".jfc");
            Files.write(settings.toPath(), settings().getBytes(StandardCharsets.UTF_8));
            FlightRecording recording = new FlightRecording(
                    ManagementFactory.getPlatformMBeanServer(),
                    new ObjectName("com.sun.management:type=DiagnosticCommand"));
            // A JVM that ends in a hurry writes what it has by itself.
            recording.command(
                    "jfrStart",
                    "name=" + NAME,
                    "settings=" + quoted(settings),
                    "filename=" + quoted(new File(directory, pid + ".jfr")),
                    "dumponexit=true",
                    "maxsize=64m");
            // For the plugin, which knows tests by this clock and the recorder's events by the other.
            String clocks = System.nanoTime() + "\t" + System.currentTimeMillis() + "\t.\n";
            Files.write(new File(directory, pid + ".clocks").toPath(), clocks.getBytes(StandardCharsets.UTF_8));
            return recording;
        } catch (IOException none) {
            return null;
        } catch (JMException none) {
            return null;
        } catch (RuntimeException none) {
            return null;
        }
    }

    /** Writes the file. */
    void stop() {
        try {
            command("jfrStop", "name=" + NAME);
        } catch (JMException gone) {
            // The recorder's own shutdown hook was first, and has written it.
            return;
        }
    }

    private void command(String operation, String... arguments) throws JMException {
        server.invoke(commands, operation, new Object[] {arguments}, new String[] {String[].class.getName()});
    }

    private static String quoted(File file) {
        return '"' + file.getPath() + '"';
    }

    private static String settings() {
        boolean samples = !System.getProperty("java.specification.version").startsWith("1.")
                && Integer.parseInt(System.getProperty("java.specification.version")) >= 16;
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration version=\"2.0\">\n");
        for (String[] event : EVENTS) {
            boolean tlab = event[1].equals("x");
            if (tlab == samples && !event[0].equals("jdk.OldObjectSample")) {
                continue;
            }
            xml.append("<event name=\"").append(event[0]).append("\"><setting name=\"enabled\">true</setting>");
            xml.append("<setting name=\"stackTrace\">true</setting>");
            if (!tlab) {
                xml.append("<setting name=\"" + event[1] + "\">" + event[2] + "</setting>");
            }
            xml.append("</event>\n");
        }
        return xml.append("</configuration>\n").toString();
    }
}

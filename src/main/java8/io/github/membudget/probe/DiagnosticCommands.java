package io.github.membudget.probe;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Runs the JVM's diagnostic commands, those of {@code jcmd}, in this JVM. For an investigation only: it creates the platform's MBean server. */
final class DiagnosticCommands {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName name;

    DiagnosticCommands() throws JMException {
        name = new ObjectName("com.sun.management:type=DiagnosticCommand");
    }

    /** From now on this JVM writes no heap dump of its own accord. */
    static void dumpNoFullHeap() {
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .setVMOption("HeapDumpOnOutOfMemoryError", "false");
        } catch (RuntimeException otherJvm) {
            return; // It has no such option.
        }
    }

    /**
     * Runs a command that takes no arguments.
     *
     * @throws JMException if this JVM does not know it, or it fails
     */
    String run(String command) throws JMException {
        return String.valueOf(server.invoke(name, command, new Object[0], new String[0]));
    }

    /**
     * Runs a command that takes arguments.
     *
     * @throws JMException if this JVM does not know it or its arguments, or it fails
     */
    String run(String command, String[] arguments) throws JMException {
        return String.valueOf(
                server.invoke(name, command, new Object[] {arguments}, new String[] {String[].class.getName()}));
    }
}

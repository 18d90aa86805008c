package io.github.membudget.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads of this JVM. Listing them stops none. */
final class JvmThreads {
    private static final Set<String> SYSTEM_LOADERS = systemLoaders();

    private JvmThreads() {}

    /** Those that were started neither by the JVM nor by what runs the tests. */
    static List<Thread> ofTests() {
        ThreadGroup system = systemGroup();
        List<Thread> threads = new ArrayList<Thread>();
        for (Thread thread : of(system)) {
            if (!isOfTools(thread, system)) {
                threads.add(thread);
            }
        }
        return threads;
    }

    static List<Thread> all() {
        return of(systemGroup());
    }

    static boolean isSystemLoader(ClassLoader loader) {
        return SYSTEM_LOADERS.contains(JdkRegistries.identity(loader));
    }

    private static Set<String> systemLoaders() {
        Set<String> all = new HashSet<String>();
        for (ClassLoader loader = ClassLoader.getSystemClassLoader(); loader != null; loader = loader.getParent()) {
            all.add(JdkRegistries.identity(loader));
        }
        return all;
    }

    private static ThreadGroup systemGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private static List<Thread> of(ThreadGroup group) {
        Thread[] threads = new Thread[group.activeCount() * 2 + 16];
        return Arrays.asList(threads).subList(0, group.enumerate(threads, true));
    }

    private static boolean isOfTools(Thread thread, ThreadGroup system) {
        ThreadGroup group = thread.getThreadGroup();
        String name = thread.getName();
        return group == null
                || group == system
                || group.getName().equals("InnocuousThreadGroup")
                || group.getName().equals("SeedGenerator ThreadGroup")
                || name.startsWith("surefire-")
                || name.startsWith("junit-")
                || name.startsWith("TestNG-")
                // Workers of JUnit's parallel execution. Between classes they have names of the JDK's.
                || thread.getClass().getName().startsWith("org.junit.")
                // They run virtual threads, and stay for a while.
                || thread.getClass().getName().equals("jdk.internal.misc.CarrierThread")
                || name.startsWith("JFR ")
                || name.startsWith("ForkJoinPool.commonPool-")
                || (name.startsWith("ForkJoinPool-") && name.contains("junit"));
    }

    /** In words for a person, with its state and its frame outside of the JDK; the name alone where it has ended. */
    static String describe(long id, String name) {
        for (Thread thread : all()) {
            if (thread.getId() == id) {
                return describe(thread);
            }
        }
        return name;
    }

    private static String describe(Thread thread) {
        StringBuilder words = new StringBuilder(thread.getName())
                .append(" (")
                .append(thread.isDaemon() ? "daemon, " : "")
                .append(thread.getState())
                .append(')');
        if (thread.getClass() != Thread.class) {
            words.append(' ').append(thread.getClass().getName());
        }
        for (StackTraceElement frame : thread.getStackTrace()) {
            String type = frame.getClassName();
            if (!type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun.")) {
                return words.append(" at ")
                        .append(type)
                        .append('.')
                        .append(frame.getMethodName())
                        .append('(')
                        .append(frame.getFileName())
                        .append(':')
                        .append(frame.getLineNumber())
                        .append(')')
                        .toString();
            }
        }
        return words.toString();
    }
}

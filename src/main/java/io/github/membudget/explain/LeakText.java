package io.github.membudget.explain;

import io.github.membudget.model.AllowedLeak;
import io.github.membudget.model.Leak;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what tests left behind that they should not, and what to do. */
public final class LeakText {
    private static final int MOST = 5;
    private static final int LONGEST = 240;

    private LeakText() {}

    /** By who left them: of each class, and of those of a module of which nobody can say whose they are. */
    public static Collection<List<Leak>> byClass(List<Leak> leaks) {
        Map<String, List<Leak>> groups = new LinkedHashMap<>();
        for (Leak leak : leaks) {
            groups.computeIfAbsent(
                            leak.project() + "\n" + leak.module() + "\n"
                                    + leak.className().orElse(""),
                            key -> new ArrayList<>())
                    .add(leak);
        }
        return groups.values();
    }

    /** A text for each class. */
    public static List<String> texts(List<Leak> leaks) {
        return byClass(leaks).stream().map(LeakText::ofOneClass).toList();
    }

    /** @param leaks of one class, or of one module where nobody can say whose they are */
    public static String ofOneClass(List<Leak> leaks) {
        List<String> lines = new ArrayList<>();
        lines.add(sentence(leaks) + ":");
        leaks.stream().limit(MOST).map(leak -> "  " + one(leak)).forEach(lines::add);
        if (leaks.size() > MOST) {
            lines.add("  and " + (leaks.size() - MOST) + " more, see target/membudget/report.json");
        }
        leaks.stream()
                .map(Leak::kind)
                .distinct()
                .map(kind -> "  To fix: " + fix(kind))
                .forEach(lines::add);
        lines.add("  To allow it: " + entry(leaks.get(0)) + " in <leaks><allow>");
        return String.join("\n", lines);
    }

    /** {@code Class it.PoolTest of module 'core' left 2 threads behind}. */
    public static String sentence(List<Leak> leaks) {
        Map<LeftoverKind, Integer> counts = new EnumMap<>(LeftoverKind.class);
        leaks.forEach(leak -> counts.merge(leak.kind(), 1, Integer::sum));
        String what = counts.entrySet().stream()
                .map(count -> counted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
        Leak first = leaks.get(0);
        return first.className()
                .map(name -> "Class " + plain(name) + " of module '" + first.module() + "' left " + what + " behind")
                .orElseGet(() -> "Tests of module '" + first.module() + "' left " + what
                        + " behind. It is not known which class did,"
                        + " since several ran at the same time or a process outlived its parent");
    }

    /** {@code thread pool-1-thread-1 (WAITING), first seen after PoolTest.starts}. */
    public static String one(Leak leak) {
        return leak.kind().word().replace('-', ' ') + " " + plain(leak.detail())
                + leak.test().map(test -> ", first seen after " + plain(test)).orElse("");
    }

    /** Numbers differ from run to run, and so do folders from machine to machine. */
    private static String entry(Leak leak) {
        boolean isPath = leak.name().startsWith("/");
        String name = isPath ? "*" + leak.name().substring(leak.name().lastIndexOf('/')) : leak.name();
        return "<leak><kind>" + leak.kind().word() + "</kind><pattern>"
                + escaped(plain(name).replaceAll("\\d+([.:]\\d+)*", "*"))
                + "</pattern><reason>why it may stay</reason></leak>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Names are made by tests: no name begins a line of its own. */
    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static String counted(LeftoverKind kind, int count) {
        boolean one = count == 1;
        return count + " "
                + switch (kind) {
                    case THREAD -> one ? "thread" : "threads";
                    case OPEN_FILE -> one ? "open file" : "open files";
                    case OPEN_SOCKET -> one ? "open socket" : "open sockets";
                    case TEMPORARY_FILE -> one ? "temporary file" : "temporary files";
                    case CHILD_PROCESS -> one ? "child process" : "child processes";
                    case MBEAN -> one ? "MBean" : "MBeans";
                    case SYSTEM_PROPERTY -> one ? "changed system property" : "changed system properties";
                    case DEFAULT -> one ? "changed default" : "changed defaults";
                    case CLASS_LOADER -> one ? "class loader" : "class loaders";
                    case JDBC_DRIVER -> one ? "JDBC driver" : "JDBC drivers";
                    case DELETE_ON_EXIT -> one ? "path for deleteOnExit" : "paths for deleteOnExit";
                    case FILE -> one ? "file" : "files";
                };
    }

    private static String fix(LeftoverKind kind) {
        return switch (kind) {
            case THREAD ->
                "stop the thread in @AfterEach or @AfterAll. Shut its pool down or close what owns it, and wait until it has ended";
            case OPEN_FILE -> "close the file, with try-with-resources or in @AfterEach";
            case OPEN_SOCKET ->
                "close the socket, or the client or server that it belongs to, in @AfterEach or @AfterAll";
            case TEMPORARY_FILE -> "use JUnit's @TempDir, or delete the file in @AfterEach";
            case CHILD_PROCESS -> "end the process in @AfterEach or @AfterAll: destroy(), then waitFor()";
            case MBEAN -> "unregister the MBean in @AfterEach or @AfterAll";
            case SYSTEM_PROPERTY -> "set the property back in @AfterEach";
            case DEFAULT -> "set the default back in @AfterEach";
            case CLASS_LOADER -> "end the thread that uses the class loader, then close the loader";
            case JDBC_DRIVER -> "call DriverManager.deregisterDriver in @AfterEach or @AfterAll";
            case DELETE_ON_EXIT -> "delete the file in the test. deleteOnExit keeps its path until the JVM ends";
            case FILE -> "delete the file in @AfterEach";
        };
    }

    /**
     * Why a module's leftovers could not be judged, or not all; empty where they could.
     *
     * @param wanted whether forks were to note anything
     */
    public static Optional<String> gap(String module, LeakPolicy policy, LeakCheck check, boolean wanted) {
        if (check.cutShort() > 0) {
            return Optional.of(gap(module, words(policy.kinds())) + check.cutShort() + " of its "
                    + (check.forks() + check.cutShort()) + " test JVMs ended before they could be looked through");
        }
        if (check.forks() == 0) {
            return Optional.of(gap(module, words(policy.kinds()))
                    + (wanted
                            ? "Surefire ran its tests without the JUnit Platform. Surefire 3.6.0 or newer runs all tests"
                                    + " on it"
                            : "The parameter probe is false. Set it to true"));
        }
        Set<LeftoverKind> unseen =
                policy.kinds().stream().filter(check.unseen()::contains).collect(Collectors.toSet());
        return unseen.isEmpty()
                ? Optional.empty()
                : Optional.of(gap(module, words(unseen)) + "The test JVM does not show this here. The documents on"
                        + " leaks say which kinds need Linux or an --add-opens");
    }

    private static String gap(String module, String kinds) {
        return "membudget: module '" + module + "' was not checked for leaks (" + kinds + "). ";
    }

    private static String words(Set<LeftoverKind> kinds) {
        return kinds.stream().sorted().map(LeftoverKind::word).collect(Collectors.joining(", "));
    }

    /** An entry of the allow-list that nothing needs any more. */
    public static String unused(AllowedLeak entry) {
        return "membudget: the <leak> " + entry.pattern().kind().word() + " '"
                + entry.pattern().name() + "'"
                + (entry.pattern().className().isEmpty()
                        ? ""
                        : " of class " + entry.pattern().className())
                + " (reason: " + plain(entry.reason())
                + ") in <leaks><allow> matched nothing in this build. Remove it, or correct its pattern.";
    }
}

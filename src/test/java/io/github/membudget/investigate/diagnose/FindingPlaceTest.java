package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.ended;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.left;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.run;
import static io.github.membudget.investigate.diagnose.Samples.severalRoots;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Finding;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.source.SourcePlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places and snippets that need the sources. */
class FindingPlaceTest {
    @TempDir
    Path project;

    private SourcePlaces sources;

    @BeforeEach
    void sources() throws IOException {
        write("Journal", """
                public class Journal {
                    private static final java.util.Map<String, byte[]> ENTRIES = new java.util.HashMap<>();
                    private static byte[] last;
                    static final byte[][] PAGES = new byte[40][];
                    static final byte[] PAGE = new byte[40];
                    static Object open;
                    static final Journal ONE = new Journal();
                    static List<byte[]> rows;
                }
                """);
        write("Probe", """
                public class Probe implements ProbeMXBean {
                    final long[] waits = new long[16 * 1024];
                    static void watch() {
                        server().registerMBean(new Probe(), name());
                    }
                }
                """);
        write("Register", """
                class Register {
                    static final MBeanServer SERVER = server();
                    void add(Object own) { SERVER.registerMBean(own, name()); }
                }
                """);
        Path main = Files.createDirectories(project.resolve("src/main/java/acme"));
        Files.writeString(
                main.resolve("Etags.java"), "package acme;\nclass Etags {\n  byte[] page = new byte[9];\n}\n");
        Path root = project.resolve("src/main/java");
        sources = new SourcePlaces(project, List.of(project, root), List.of(project.resolve("acme")));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(project.resolve("acme"));
        Files.writeString(project.resolve("acme/" + name + ".java"), "package acme;\n" + text);
    }

    private Finding only(Samples.Run run) {
        List<Finding> found = run.findings(sources);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void whatARegisterKeepsIsPlacedWhereItWasRegistered() {
        Holder beans = severalRoots("static field acme.Register.SERVER")
                .and(
                        "static field acme.Register.SERVER -> com.sun.jmx.mbeanserver.JmxMBeanServer",
                        "static field java.lang.management.ManagementFactory.platformMBeanServer"
                                + " -> com.sun.jmx.mbeanserver.JmxMBeanServer")
                .keeps(9, "com.sun.jmx.mbeanserver.JmxMBeanServer -> HashMap (70) -> 70 x acme.Probe -> long[]");

        Finding finding = only(run().held(beans));
        assertThat(finding.place().map(SourcePlace::name)).contains("Probe.java:5");
        assertThat(finding.evidence())
                .filteredOn(Exhibit.HoldingTree.class::isInstance)
                .flatExtracting(tree -> ExhibitText.tree((Exhibit.HoldingTree) tree))
                .first()
                .asString()
                .startsWith("the MBean server");
    }

    @Test
    void otherClassesThatRegisteredAsMuchAreCounted() throws IOException {
        write("Other", """
                class Other {
                    void watch() {
                        server().registerMBean(new Probe(), name());
                    }
                }
                """);
        Holder beans = field("com.sun.jmx.mbeanserver.Repository.domains")
                .with(1L, 2L)
                .keeps(9, "HashMap (2) -> 2 x acme.Probe -> long[]");
        Survivor probes = new Survivor(1, "[J", OptionalInt.of(4 << 20), "acme.Probe.watch:5", "acme.ATest.adds");
        Survivor others = new Survivor(2, "[J", OptionalInt.of(4 << 20), "acme.Other.watch:4", "acme.BTest.adds");

        assertThat(only(run().held(beans).sampled(probes, others)).place().map(SourcePlace::toString))
                .contains("Probe.java:5 and 1 more place");
    }

    @ParameterizedTest
    @CsvSource({
        "acme.Etags.of:3, Journal.java:7",
        "acme.Probe.<init>:3, Probe.java:3",
        "acme.Journal.add:4, Journal.java:4"
    })
    void mainCodeThatMadeItIsInnocentWhereAFieldOfOthersKeepsIt(String made, String place) {
        Survivor one = new Survivor(1, "[B", OptionalInt.of(9 << 20), made, "acme.ATest.adds");
        Samples.Run run = run().held(field("acme.Journal.open").with(1L).keeps(9, "Object[] -> byte[]"))
                .sampled(one);

        assertThat(only(run).place().map(SourcePlace::name)).contains(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENTRIES | HashMap (9) -> byte[] | Journal.clear(); | static void clear() { ENTRIES.clear(); }",
                "last | byte[] | Journal.clear(); | static void clear() { last = null; }",
                "PAGES | byte[][] -> byte[] | java.util.Arrays.fill(Journal.PAGES, null); |",
                "PAGE | byte[] | Journal.PAGE = null; /* after it is made non-final */ |",
                "open | acme.Journal -> byte[] | Journal.open = null; |",
                "ONE | acme.Journal -> byte[] | Journal.ONE.clear(); /* a method that Journal needs for this */ |",
                "rows | java.util.Collections$SynchronizedList -> ArrayList (9) -> byte[] | Journal.rows.clear(); |",
                "rows | java.util.Collections$UnmodifiableList -> ArrayList (9) -> byte[] | Journal.rows = null; |"
            })
    void theSnippetCompiles(String name, String path, String statement, String method) {
        String after = only(run().held(field("acme.Journal." + name).keeps(9, path)))
                .advice()
                .orElseThrow()
                .after();

        assertThat(after).startsWith("@AfterEach void clear() { " + statement + " }");
        if (method != null) {
            assertThat(after).endsWith("// in Journal:\n" + method);
        }
    }

    @Test
    void aTestEmptiesItsOwnPrivateField() {
        Finding finding = only(run().held(field("acme.Journal.ENTRIES").keeps(9, "HashMap (9) -> 9 x acme.Row"))
                .grew(grown("acme.Row", rise("acme.Journal", 9, MIB))));

        assertThat(finding.advice().orElseThrow().after())
                .isEqualTo("@AfterEach void clear() { Journal.ENTRIES.clear(); }");
    }

    @Test
    void aStaticMockOwnsTheCallsThatItRecorded() {
        String mockito = "org.mockito.internal.";
        String mock = mockito + "MockedStaticImpl";
        Finding finding = only(run().grew(
                        grown(mock, rise("acme.ClockTest", 1, 24)),
                        grown(
                                mockito + "invocation.InterceptedInvocation",
                                rise("acme.ClockTest", 60, 4000),
                                rise("acme.OtherTest", 60, 4000)))
                .kept(Samples.keptBy("static field acme.ClockTest.clock", mock, mock, 1, new Bytes(200), Bytes.ZERO))
                .held(severalRoots("static field acme.ClockTest.clock")
                        .and("static field acme.ClockTest.clock -> " + mock + " -> WeakHashMap -> " + mockito
                                + "handler.InvocationNotifierHandler")
                        .keeps(
                                18,
                                mockito + "handler.InvocationNotifierHandler -> LinkedList (120) -> 120 x " + mockito
                                        + "invocation.InterceptedInvocation -> byte[]")));

        assertThat(finding.id()).isEqualTo("mockito-static-mock-open");
        assertThat(finding.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(18));
        assertThat(finding.advice().orElseThrow().after()).contains("clock.close();");
    }

    @Test
    void delayedTasksOfASharedSchedulerAreToldBeforeItsThread() {
        String queue =
                "ScheduledThreadPoolExecutor -> java.util.concurrent.RunnableScheduledFuture[] -> 192 x acme.Journal$$Lambda -> byte[]";
        String pool = " -> java.util.concurrent.ScheduledThreadPoolExecutor";

        assertThat(run().held(severalRoots("thread 'timeouts'")
                                .and("thread 'timeouts'" + pool, "static field acme.Journal.TIMER" + pool)
                                .keeps(30, queue))
                        .ids())
                .containsExactly("delayed-futures-kept");
        assertThat(run().held(severalRoots("thread 'timeouts'")
                                .and("thread 'timeouts'" + pool, "thread 'other'" + pool)
                                .keeps(30, queue))
                        .ids())
                .containsExactly("executor-not-shut-down");
    }

    @Test
    void aThreadLocalThatGrowsInAPoolsThreadIsToBeRemoved() {
        Samples.Run left = run().classes(ended(
                "acme.ATest",
                left("thread", "warmer-1 (WAITING)"),
                left("thread", "warmer-2 (WAITING)"),
                left("thread", "warmer-3 (WAITING)"),
                left("thread", "Thread-7 (TIMED_WAITING)")));

        assertThat(left.held(
                                Samples.root("thread-local", "warmer-1")
                                        .keeps(
                                                40,
                                                "ThreadLocal acme.Journal.TRAIL -> ArrayList (300) -> 300 x StringBuilder -> byte[]"))
                        .ids())
                .containsExactly("thread-local-kept");
    }
}

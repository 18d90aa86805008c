package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.ended;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.keptBy;
import static io.github.membudget.investigate.diagnose.Samples.left;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.run;
import static io.github.membudget.investigate.diagnose.Samples.severalRoots;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.HeapFacts.Together;
import io.github.membudget.model.heap.Kept;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnedMergeTest {
    private static final String SERVER = "org.eclipse.jetty.server.Server";
    private static final String CONTEXT = "org.springframework.context.annotation.AnnotationConfigApplicationContext";
    private static final String POOL = "com.zaxxer.hikari.HikariDataSource";
    private static final String CONNECTION = "org.h2.jdbc.JdbcConnection";

    private static TypeGrowth cameWith(String type, long each, String... classes) {
        return grown(
                type, Stream.of(classes).map(one -> rise(one, each, 64 * each)).toArray(Rise[]::new));
    }

    private static Kept kept(String type, long count, long mebibytes) {
        return keptBy("thread 'qtp1-1'", type, type, count, Bytes.ofMebibytes(mebibytes), Bytes.ZERO);
    }

    private static ClassFacts server(String className, int hash) {
        return ended(
                className,
                left("thread", "qtp" + hash + "-20 (RUNNABLE)"),
                left("thread", "qtp" + hash + "-21-acceptor-0@7b67-ServerConnector (RUNNABLE)"),
                left("open-socket", "TCP listening at *:4" + hash),
                left("open-socket", "TCP *:4" + hash + " to *:5"));
    }

    /** @param retained MiB that all servers keep */
    private static List<Finding> servers(long retained) {
        return run().grew(cameWith(SERVER, 1, "t.ATest", "t.BTest"))
                .classes(server("t.ATest", 1), server("t.BTest", 2))
                .kept(kept(SERVER, 2, retained))
                .held(severalRoots("thread 'qtp1-20'")
                        .and(
                                "thread 'qtp1-20' -> org.eclipse.jetty.server.ServerConnector",
                                "static field t.App.SERVERS -> org.eclipse.jetty.server.ServerConnector")
                        .keeps(
                                10,
                                "org.eclipse.jetty.server.ServerConnector -> " + SERVER + " -> t.ATest$App -> byte[]"))
                .findings();
    }

    @Test
    void aServerItsThreadsItsSocketsAndWhatTheyKeepAreOneCause() {
        List<Finding> found = servers(10);

        assertThat(found).extracting(Finding::id).containsExactly("jetty-open");
        assertThat(found.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(10));
        assertThat(ExhibitText.plain(found.get(0).evidence())).contains("The fix also ends: 4 sockets.");
    }

    @Test
    void whatWouldStayWithoutTheServersIsACauseOfItsOwn() {
        assertThat(servers(3)).extracting(Finding::id).contains("several-roots", "jetty-open");
    }

    @Test
    void socketsOfOtherClassesAreTheirs() {
        assertThat(run().grew(cameWith(SERVER, 1, "t.ATest", "t.BTest"))
                        .classes(
                                server("t.ATest", 1),
                                server("t.BTest", 2),
                                ended(
                                        "t.CTest",
                                        left("open-socket", "TCP 127.0.0.1:1"),
                                        left("open-socket", "TCP 127.0.0.1:2"),
                                        left("open-socket", "TCP 127.0.0.1:3")))
                        .kept(kept(SERVER, 2, 1))
                        .findings())
                .filteredOn(finding -> finding.id().equals("sockets-left-open"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.where()).contains("t.CTest").doesNotContain("t.ATest"));
    }

    @Test
    void aContextOwnsItsSchedulersItsPoolsAndTheirConnections() {
        String[] classes = {"t.ATest", "t.BTest"};
        String task = "org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler$1";
        List<Finding> found = run().grew(
                        cameWith(CONTEXT, 1, classes),
                        cameWith(POOL, 1, classes),
                        cameWith(CONNECTION, 10, classes),
                        cameWith(task, 1, classes))
                .kept(kept(CONTEXT, 2, 0), kept(POOL, 2, 0), kept(CONNECTION, 20, 0))
                .together(new Together(Samples.PID, "spring-context-open", Bytes.ofMebibytes(9), Bytes.ZERO))
                .classes(ended("t.ATest", left("thread", "orders-1 (WAITING)"), left("thread", "orders-2 (WAITING)")))
                .held(Samples.thread("orders-1").keeps(9, task + " -> t.ATest$Job -> byte[]"))
                .findings();

        assertThat(found).extracting(Finding::id).containsExactly("spring-context-open");
        assertThat(ExhibitText.plain(found.get(0).evidence()))
                .contains("The fix also ends: 2 threads, 2 HikariDataSource, 20 JdbcConnection.");
    }

    @Test
    void whatFailingTestsThrewIsNoPartOfTheManyInvocations() {
        String identifier = "org.junit.platform.launcher.TestIdentifier";
        List<Finding> found = run().grew(cameWith(identifier, 11_000, "t.ATest"))
                .kept(kept(identifier, 11_000, 9))
                .held(
                        severalRoots("static field java.lang.System.err")
                                .keeps(
                                        4,
                                        "org.apache.maven.surefire.junitplatform.RunListenerAdapter -> ConcurrentHashMap (4) -> 4 x"
                                                + " org.junit.platform.engine.TestExecutionResult -> t.BTest$Invalid -> byte[]"))
                .findings();

        assertThat(found).extracting(Finding::id).contains("failures-kept", "invocations-kept");
    }

    @Test
    void connectionsThatCameElsewhereTooAreACauseOfTheirOwn() {
        assertThat(run().grew(
                                cameWith(POOL, 1, "t.ATest", "t.BTest"),
                                cameWith(CONNECTION, 10, "t.ATest", "t.BTest", "t.CTest"))
                        .kept(kept(POOL, 2, 0), kept(CONNECTION, 30, 0))
                        .ids())
                .containsExactlyInAnyOrder("hikaricp-pool-open", "jdbc-connection-open");
    }

    @Test
    void whatOneListKeepsOfTwoCausesStaysApart() {
        String buffer = "java.nio.DirectByteBuffer";
        assertThat(run().grew(cameWith(CONNECTION, 5, "t.ATest", "t.BTest"), cameWith(buffer, 10, "t.ATest", "t.BTest"))
                        .kept(
                                kept(CONNECTION, 10, 1),
                                keptBy(
                                        "static field t.Left.ALL",
                                        "ArrayList -> " + buffer,
                                        buffer,
                                        20,
                                        Bytes.ZERO,
                                        Bytes.ofMebibytes(20)))
                        .held(field("t.Left.ALL").buffersOf(20).keeps("ArrayList (30) -> 20 x " + buffer))
                        .ids())
                .containsExactlyInAnyOrder("direct-buffers-kept", "jdbc-connection-open");
    }

    @Test
    void oneSnapshotOfSeveralClassesDoesNotTellWhichOfThemOpenedIt() {
        Rise shared = new Rise(new SnapshotPlace("t.BTest", List.of("t.ATest"), 0), 2, 3, 99);
        assertThat(run().grew(grown(POOL, shared), grown(CONNECTION, shared))
                        .kept(kept(POOL, 3, 0), kept(CONNECTION, 3, 0))
                        .ids())
                .containsExactlyInAnyOrder("hikaricp-pool-open", "jdbc-connection-open");
    }
}

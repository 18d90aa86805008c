package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.PID;
import static io.github.membudget.investigate.diagnose.Samples.ended;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.kept;
import static io.github.membudget.investigate.diagnose.Samples.keptBy;
import static io.github.membudget.investigate.diagnose.Samples.left;
import static io.github.membudget.investigate.diagnose.Samples.made;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.run;
import static io.github.membudget.investigate.diagnose.Samples.severalRoots;
import static io.github.membudget.investigate.diagnose.Samples.thread;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.SnapshotPlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.Holder;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What rules make of a whole run, in words. */
class DiagnosisTest {
    private static final String BUFFER = "java.nio.DirectByteBuffer";

    /** Ten more of a type that came with one class. */
    private static TypeGrowth ten(String type) {
        return grown(type, rise("acme.ATest", 10, 4096));
    }

    @Test
    void whatIsCollectedAgainAndAgainAndHeldByNobodyIsNoFinding() {
        String factory = "org.hibernate.internal.SessionFactoryImpl";
        TypeGrowth collected =
                new TypeGrowth(PID, factory, 10, 4096, ten(factory).rises(), 14);

        assertThat(run().grew(ten(factory)).ids()).containsExactly("hibernate-session-factory-open");
        assertThat(run().grew(collected).ids()).isEmpty();
    }

    @Test
    void contextsAreSpringsOwnOrTheSuitesByWhoReachesThem() {
        assertThat(contexts("static field org.springframework.test.context.cache.DefaultCacheHolder.CACHE"))
                .containsExactly("spring-context-cache");
        assertThat(contexts("static field acme.Contexts.OPEN")).containsExactly("spring-context-open");
    }

    private static List<String> contexts(String root) {
        String type = "org.springframework.context.annotation.AnnotationConfigApplicationContext";
        return run().grew(ten(type))
                .kept(keptBy(root, "ArrayList -> " + type, type, 10, Bytes.ofMebibytes(5), Bytes.ZERO))
                .ids();
    }

    @Test
    void resultsOfTestNgThatKeepLittleAreNoFinding() {
        String results = "org.testng.internal.TestResult";

        assertThat(run().grew(ten(results))
                        .kept(kept(results, 10, new Bytes(2048)))
                        .ids())
                .as("every suite has results")
                .isEmpty();
    }

    @Test
    void buffersOfNettysThreadsGoWithTheThreads() {
        Holder eventLoop = thread("multiThreadIoEventLoopGroup-3-2").keeps(2, "Object[] -> " + BUFFER);

        assertThat(run().held(eventLoop).grew(ten(BUFFER)).findings())
                .filteredOn(finding -> finding.holder().isPresent())
                .extracting(Finding::id)
                .containsExactly("netty-event-loop-open");
    }

    @Test
    void directBuffersAreNettysWhereItsPoolHasThem() {
        String netty = "static field io.netty.buffer.PooledByteBufAllocator.DEFAULT";
        String arena = "io.netty.buffer.PoolArena$DirectArena";

        assertThat(run().grew(ten(BUFFER))
                        .held(
                                severalRoots(netty)
                                        .and(netty + " -> " + arena, "thread 'main' -> " + arena)
                                        .buffersOf(52)
                                        .keeps(arena + " -> 11 x " + BUFFER),
                                field("acme.Blobs.POOL").buffersOf(8).keeps("ArrayList (2) -> 2 x " + BUFFER))
                        .kept(keptBy(
                                netty, arena + " -> " + BUFFER, BUFFER, 30, new Bytes(2048), Bytes.ofMebibytes(60)))
                        .ids())
                .containsExactly("netty-buffers-not-released", "direct-buffers-kept");
    }

    @Test
    void buffersOfOneCauseAreNotTakenOffAnothers() {
        String reader = "org.apache.lucene.index.StandardDirectoryReader";

        Finding open = run().grew(ten(reader))
                .held(field("acme.Blobs.POOL").buffersOf(40).keeps("ArrayList (2) -> 2 x " + BUFFER))
                .kept(keptBy("", "", reader, 10, Bytes.ofMebibytes(1), Bytes.ofMebibytes(20)))
                .finding("lucene-reader-open");

        assertThat(open.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(21));
    }

    @Test
    void aHundredMebibytesAreGraveHoweverTheyCame() {
        assertThat(severityOf(120)).isEqualTo(Severity.HIGH);
        assertThat(severityOf(60)).isEqualTo(Severity.MEDIUM);
    }

    private static Severity severityOf(int mebibytes) {
        return only(run().held(field("acme.State.big").keeps(mebibytes, "byte[]")))
                .severity();
    }

    @Test
    void whatOneClassAddsToTestByTestIsNoTable() {
        Holder log = field("acme.State.log").with(1L, 2L, 3L).keeps(6, "ArrayList (3) -> 3 x byte[]");

        assertThat(only(run().held(log)
                                .sampled(made(1, "a.ATest.one"), made(2, "a.ATest.two"), made(3, "a.ATest.three")))
                        .severity())
                .isEqualTo(Severity.MEDIUM);
        Finding table =
                only(run().held(log).sampled(made(1, "a.ATest.one"), made(2, "a.ATest.one"), made(3, "a.ATest.two")));
        assertThat(table.severity()).isEqualTo(Severity.LOW);
        assertThat(ExhibitText.plain(table.evidence())).anyMatch(line -> line.contains("filled once"));
    }

    @Test
    void whereSamplesKnowTheClassThoseThatSharedItsSnapshotAreLeftOut() {
        Holder rows = field("acme.State.rows").with(1L, 2L).keeps(6, "ArrayList (3) -> 3 x acme.Row");
        Rise shared = new Rise(new SnapshotPlace("a.ZTest", List.of("a.ATest", "a.BTest"), 0), 3, 3, 6 * MIB);
        TypeGrowth type = grown("acme.Row", shared);

        assertThat(only(run().held(rows).grew(type).sampled(made(1, "a.BTest.one"), made(2, "a.BTest.two")))
                        .where())
                .containsExactly("module 'acme'", "static field acme.State.rows", "a.BTest");
        assertThat(only(run().held(rows).grew(type)).where())
                .contains(shared.place().toString());
    }

    @Test
    void aLibrarysObjectsThatSeveralRootsReachAreOneFinding() {
        String mock = "org.mockito.internal.";
        Finding mocks = only(run().held(
                        severalRoots("thread 'main'").keeps(6, mock + "stubbing.InvocationContainerImpl -> byte[]"),
                        severalRoots("static field a.M.ALL").keeps(5, mock + "MockMethodInterceptor -> byte[]")));

        assertThat(mocks.id()).isEqualTo("mockito-inline-mocks-kept");
        assertThat(mocks.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(11));
    }

    @Test
    void aThreadsFindingHasWhatItsClassLeftWhicheverRuleExplainsIt() {
        String loader = "java.net.URLClassLoader";
        Finding loaders = only(run().classes(ended(
                        "acme.ATest",
                        Stream.of("a", "b", "c")
                                .map(name -> left("thread", "plugin " + name + " (daemon)"))
                                .toArray(Left[]::new)))
                .grew(grown(loader, rise("acme.ATest", 3, 300)))
                .subtypes("java.lang.ClassLoader", loader)
                .held(Stream.of("a", "b", "c")
                        .map(name -> thread("plugin " + name).keeps(4, "Thread -> " + loader))
                        .toArray(Holder[]::new)));

        assertThat(loaders.id()).isEqualTo("class-loaders-kept");
        assertThat(loaders.headline()).startsWith("Class loaders are kept: 12");
        assertThat(ExhibitText.plain(loaders.evidence())).anyMatch(line -> line.startsWith("3 x thread left behind"));
    }

    @Test
    void theThreadsOfOneServerAreNoFindingAndThoseOfSeveralAreOne() {
        Left[] broker = {
            left("thread", "kafka-log-cleaner-thread-0 (TIMED_WAITING)"),
            left("thread", "data-plane-kafka-request-handler-0 (WAITING)"),
            left("thread", "data-plane-kafka-request-handler-1 (WAITING)"),
            left("mbean", "kafka.server:type=KafkaServer,name=BrokerState")
        };
        Left[] two = Stream.concat(Stream.of(broker), Stream.of(broker)).toArray(Left[]::new);

        assertThat(run().classes(ended("acme.ATest", broker)).ids()).isEmpty();
        assertThat(run().classes(ended("acme.ATest", two)).ids()).containsExactly("embedded-kafka-open");
    }

    @Test
    void aTimerOfALibraryIsTheLibrarys() {
        String checker = "io.vertx.core.internal.threadchecker.BlockedThreadChecker";
        Samples.Run run = run().grew(
                        grown(checker, rise("acme.ATest", 3, 72)),
                        grown("java.util.TimerThread", rise("acme.ATest", 3, 900)))
                .kept(Samples.keptBy(
                        "thread 'vertx-blocked-thread-checker'",
                        "java.util.TimerThread -> java.util.TaskQueue -> " + checker,
                        checker,
                        3,
                        new Bytes(720),
                        Bytes.ZERO));

        assertThat(run.ids()).contains("vertx-open");
    }

    @Test
    void packagesDoNotMakeACacheOrAListOfListeners() {
        assertThat(run().held(
                                field("acme.cache.Rates.TABLE").keeps(9, "HashMap (9)"),
                                field("acme.listeners.Rates.ROWS").keeps(8, "HashMap (9)"),
                                field("acme.RateCache.TABLE").keeps(7, "HashMap (9)"),
                                field("acme.Bus.listeners").keeps(6, "HashMap (9)"))
                        .ids())
                .containsExactly("static-field", "static-field", "static-cache", "listener-list");
    }

    @Test
    void listenersThatSeveralTestsOfAClassLeaveAreNoTableThatIsFilledOnce() {
        Holder bus = field("acme.Bus.INSTANCE")
                .keeps(14, "acme.Bus -> CopyOnWriteArrayList (12) -> 12 x acme.ATest$$Lambda -> acme.ATest -> byte[]");

        Finding finding = only(run().held(bus).grew(grown("acme.ATest", rise("acme.ATest", 12, 480))));

        assertThat(finding.id()).isEqualTo("listener-list");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void anExecutorIsNoCollectionToClear() {
        assertThat(run().held(
                                field("acme.Jobs.POOL").keeps(9, "acme.Jobs -> ThreadPoolExecutor -> byte[]"),
                                field("acme.Work.pool")
                                        .keeps(8, "acme.Work -> ThreadPoolExecutor -> LinkedBlockingQueue -> byte[]"),
                                field("java.util.concurrent.CompletableFuture$Delayer.delayer")
                                        .keeps(
                                                7,
                                                "ScheduledThreadPoolExecutor -> 30 x CompletableFuture -> acme.ATest"
                                                        + " -> byte[]"))
                        .ids())
                .containsExactly("executor-not-shut-down", "executor-not-shut-down", "delayed-futures-kept");
    }

    @Test
    void whereManySamplesTellAHoldersClassesItsTypeTellsNothingMore() {
        Long[] addresses = LongStream.range(0, 12).boxed().toArray(Long[]::new);
        Holder rows = field("acme.Orders.ROWS").with(addresses).keeps(13, "ArrayList (60) -> 60 x acme.Row -> byte[]");
        TypeGrowth type = grown("acme.Row", rise("a.OrdersTest", 60, MIB), rise("a.UsersTest", 40, MIB));

        Finding finding = only(run().held(rows).grew(type).sampled(madeIn("a.OrdersTest.adds", addresses)));
        assertThat(finding.where()).containsExactly("module 'acme'", "static field acme.Orders.ROWS", "a.OrdersTest");
        assertThat(finding.packages()).containsExactly("a");

        Finding unplaced = only(run().held(rows).grew(type).sampled(madeIn("", addresses)));
        assertThat(unplaced.where()).as("nobody knows who made them").contains("a.OrdersTest", "a.UsersTest");
    }

    private static Survivor[] madeIn(String test, Long... addresses) {
        return Stream.of(addresses).map(address -> made(address, test)).toArray(Survivor[]::new);
    }

    @Test
    void aTypeThatSeveralHoldersKeepSaysOfNoneWhenItGrew() {
        List<Finding> findings = run().held(
                        field("acme.Users.ALL").keeps(12, "HashMap (6) -> 6 x acme.User -> byte[]"),
                        field("acme.Jobs.WAIT").keeps(6, "ArrayDeque (3) -> 3 x acme.User -> byte[]"))
                .grew(
                        grown("acme.User", rise("a.CacheTest", 6, 96), rise("a.QueueTest", 3, 48)),
                        grown("[B", rise("a.CacheTest", 6, 12 * MIB), rise("a.QueueTest", 3, 6 * MIB)))
                .findings();

        assertThat(findings.get(0).where()).contains("a.CacheTest").doesNotContain("a.QueueTest");
        assertThat(findings.get(1).where()).contains("a.QueueTest").doesNotContain("a.CacheTest");
    }

    @Test
    void whereATestDidNotEndItsCodeTellsWhoFilledAField() {
        Finding table =
                only(run().held(field("acme.Table.ROWS").with(1L, 2L, 3L, 4L).keeps(19, "HashMap (9) -> 9 x byte[]"))
                        .grew(grown("[B", rise("acme.BeforeTest", 3, 19 * MIB)))
                        .sampled(madeIn("", 1L, 2L, 3L, 4L)));

        assertThat(table.where()).contains("acme.Maker").doesNotContain("acme.BeforeTest");
    }

    @Test
    void oneLargeArrayIsKnownByOneSample() {
        Finding image = only(run().held(field("acme.Images.LAST").with(1L).keeps(2, "acme.Image -> byte[]"))
                .grew(grown("[B", rise("acme.OtherTest", 3, 20 * MIB), rise("acme.ImageTest", 3, 4 * MIB)))
                .sampled(made(1, "acme.ImageTest.last")));

        assertThat(image.where()).contains("acme.ImageTest").doesNotContain("acme.OtherTest");
    }

    @Test
    void loadersThatOnlySoftReferencesReachAreNotKept() {
        assertThat(loaders(4096, "static field a.B.C")).contains("class-loaders-kept");
        assertThat(loaders(0, "")).isEmpty();
    }

    private static List<String> loaders(long bytes, String root) {
        String type = "groovy.lang.GroovyClassLoader$InnerLoader";
        return run().grew(grown(type, rise("acme.ATest", 20, 4096)))
                .subtypes("java.lang.ClassLoader", type)
                .kept(keptBy(root, root.isEmpty() ? "" : type, type, 20, new Bytes(bytes), Bytes.ZERO))
                .ids();
    }

    @Test
    void numbersAreBoxedForNothingInListsAndNotAsKeys() {
        assertThat(run().held(
                                field("acme.Seen.ids").keeps(9, "HashSet (900) -> HashMap (900) -> 900 x Integer"),
                                field("acme.Vectors.all").keeps(8, "HashMap (9) -> ArrayList (384) -> 384 x Double"))
                        .ids())
                .containsExactly("static-field", "boxed-numbers");
    }

    private static Finding only(Samples.Run run) {
        List<Finding> all = run.findings();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void aContextOfTheCacheIsTheCachesThoughAShutdownHookRefersToItToo() {
        String context = "org.springframework.context.support.GenericApplicationContext";
        assertThat(run().grew(grown(context, rise("acme.ATest", 1, 99), rise("acme.BTest", 2, 198)))
                        .held(cached(context, "java.lang.ApplicationShutdownHooks.hooks", 20, " -> byte[]"))
                        .ids())
                .containsExactly("spring-context-cache");
    }

    @Test
    void whatABeanOfASharedContextKeepsIsTheBeans() {
        List<Finding> found = run().held(cached(
                        "org.springframework.web.context.support.GenericWebApplicationContext",
                        "org.springframework.boot.SpringApplication.shutdownHook",
                        30,
                        " -> ConcurrentHashMap (158) -> acme.Orders -> ArrayList (30) -> 30 x byte[]"))
                .findings();

        assertThat(found).extracting(Finding::id).containsExactly("spring-bean-keeps");
        assertThat(found.get(0).headline()).startsWith("Orders in a shared Spring context is never emptied: 30 MiB");
    }

    @Test
    void aSharedContextThatKeepsLittleIsNormalUse() {
        assertThat(run().held(cached(
                                "org.springframework.web.context.support.GenericWebApplicationContext",
                                "org.springframework.boot.SpringApplication.shutdownHook",
                                8,
                                " -> acme.Orders -> byte[]"))
                        .ids())
                .isEmpty();
    }

    @Test
    void whatAContextHasFromItsStartOnIsNormalUse() {
        String proxies = "acme.Proxy";
        Samples.Run run = run().held(cached(
                "org.springframework.web.context.support.GenericWebApplicationContext",
                "org.springframework.boot.SpringApplication.shutdownHook",
                8,
                " -> acme.Validator -> 40 x " + proxies));
        assertThat(run.grew(grown(proxies, rise("acme.ATest", 30, 900), rise("acme.BTest", 10, 300)))
                        .ids())
                .isEmpty();
    }

    private static Holder cached(String context, String hook, long mebibytes, String below) {
        String cache = "static field org.springframework.test.context.cache.DefaultCacheHolder.CACHE";
        return severalRoots(cache)
                .and(cache + " -> " + context, "static field " + hook + " -> " + context)
                .keeps(mebibytes, context + below);
    }
}

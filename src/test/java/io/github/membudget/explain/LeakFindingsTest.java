package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.Holder;
import io.github.membudget.model.InFork;
import io.github.membudget.model.Kept;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.probe.format.ForkFigure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeakFindingsTest {
    private static final List<Rise> RISES = List.of(new Rise("acme.ATest", 1, 10, 4096));

    @Test
    void whatIsCollectedAgainAndAgainAndHeldByNobodyIsNoFinding() {
        String factory = "org.hibernate.internal.SessionFactoryImpl";

        assertThat(findings(List.of(), new TypeGrowth(7, factory, 10, 4096, RISES, 0)))
                .extracting(Finding::id)
                .containsExactly("hibernate-session-factory-open");
        assertThat(findings(List.of(), new TypeGrowth(7, factory, 10, 4096, RISES, 14)))
                .isEmpty();
    }

    @Test
    void contextsAreSpringsOwnOrTheSuitesByWhoReachesThem() {
        assertThat(contexts("static field org.springframework.test.context.cache.DefaultCacheHolder.CACHE"))
                .containsExactly("spring-context-cache");
        assertThat(contexts("static field acme.Contexts.OPEN")).containsExactly("spring-context-open");
    }

    private static List<String> contexts(String root) {
        String type = "org.springframework.context.annotation.AnnotationConfigApplicationContext";
        Kept kept = new Kept(7, type, 10, Bytes.ofMebibytes(5), root, "ArrayList -> " + type, Bytes.ZERO);
        return findings(
                        new HeapFacts(List.of(), List.of(kept), Map.of(), List.of()),
                        new TypeGrowth(7, type, 10, 4096, RISES, 0))
                .stream()
                .map(Finding::id)
                .toList();
    }

    @Test
    void resultsOfTestNgThatKeepLittleAreNoFinding() {
        String results = "org.testng.internal.TestResult";
        Kept kept = new Kept(7, results, 10, new Bytes(2048), "", "", Bytes.ZERO);
        TypeGrowth grown = new TypeGrowth(7, results, 10, 2048, RISES, 0);

        assertThat(findings(new HeapFacts(List.of(), List.of(kept), Map.of(), List.of()), grown))
                .as("every suite has results")
                .isEmpty();
    }

    @Test
    void buffersOfNettysThreadsGoWithTheThreads() {
        Holder thread = holder("thread", "multiThreadIoEventLoopGroup-3-2", 2, "Object[] -> java.nio.DirectByteBuffer");

        assertThat(findings(List.of(thread), new TypeGrowth(7, "java.nio.DirectByteBuffer", 20, 4096, RISES, 0)))
                .filteredOn(finding -> finding.holder().isPresent())
                .extracting(Finding::id)
                .containsExactly("netty-event-loop-open");
    }

    @Test
    void directBuffersAreNettysWhereItsPoolHasThem() {
        String buffer = "java.nio.DirectByteBuffer";
        String netty = "static field io.netty.buffer.PooledByteBufAllocator.DEFAULT";
        String arena = "io.netty.buffer.PoolArena$DirectArena";
        Kept kept = new Kept(7, buffer, 30, new Bytes(2048), netty, arena + " -> " + buffer, Bytes.ofMebibytes(60));
        Holder pool = new Holder(
                7,
                "several-roots",
                netty,
                new Bytes(4096),
                arena + " -> 11 x " + buffer,
                Bytes.ofMebibytes(52),
                List.of(),
                List.of(netty + " -> " + arena, "thread 'main' -> " + arena));
        Holder own = new Holder(
                7,
                "static-field",
                "acme.Blobs.POOL",
                new Bytes(4096),
                "ArrayList (2) -> 2 x " + buffer,
                Bytes.ofMebibytes(8),
                List.of(),
                List.of());

        List<Finding> found = findings(
                new HeapFacts(List.of(pool, own), List.of(kept), Map.of(), List.of()),
                new TypeGrowth(7, buffer, 30, 4096, RISES, 0));

        assertThat(found).extracting(Finding::id).containsExactly("netty-buffers-not-released", "direct-buffers-kept");
    }

    @Test
    void buffersOfOneCauseAreNotTakenOffAnothers() {
        String reader = "org.apache.lucene.index.StandardDirectoryReader";
        Kept readers = new Kept(7, reader, 10, Bytes.ofMebibytes(1), "", "", Bytes.ofMebibytes(20));
        Holder pool = new Holder(
                7,
                "static-field",
                "acme.Blobs.POOL",
                new Bytes(4096),
                "ArrayList (2) -> 2 x java.nio.DirectByteBuffer",
                Bytes.ofMebibytes(40),
                List.of(),
                List.of());

        Finding open = findings(
                        new HeapFacts(List.of(pool), List.of(readers), Map.of(), List.of()),
                        new TypeGrowth(7, reader, 10, 4096, RISES, 0))
                .stream()
                .filter(finding -> finding.id().equals("lucene-reader-open"))
                .findFirst()
                .orElseThrow();

        assertThat(open.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(21));
    }

    @Test
    void aHundredMebibytesAreGraveHoweverTheyCame() {
        assertThat(findings(List.of(holder("static-field", "acme.State.big", 120, "byte[]"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.HIGH));
        assertThat(findings(List.of(holder("static-field", "acme.State.big", 60, "byte[]"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.MEDIUM));
    }

    @Test
    void whatOneClassAddsToTestByTestIsNoTable() {
        Holder sampled = new Holder(
                7,
                "static-field",
                "acme.State.log",
                Bytes.ofMebibytes(6),
                "ArrayList (3) -> 3 x byte[]",
                Bytes.ZERO,
                List.of(1L, 2L, 3L),
                List.of());

        assertThat(finding(sampled, made(1, "a.ATest.one"), made(2, "a.ATest.two"), made(3, "a.ATest.three"))
                        .severity())
                .isEqualTo(Severity.MEDIUM);
        Finding table = finding(sampled, made(1, "a.ATest.one"), made(2, "a.ATest.one"), made(3, "a.ATest.two"));
        assertThat(table.severity()).isEqualTo(Severity.LOW);
        assertThat(table.evidence()).anyMatch(line -> line.contains("filled once"));
    }

    @Test
    void whereSamplesKnowTheClassThoseThatSharedItsLookAreLeftOut() {
        Holder sampled = new Holder(
                7,
                "static-field",
                "acme.State.rows",
                Bytes.ofMebibytes(6),
                "ArrayList (3) -> 3 x acme.Row",
                Bytes.ZERO,
                List.of(1L, 2L),
                List.of());
        Rise shared = new Rise("a.ZTest or one before it: a.ATest, a.BTest", 3, 3, 6 << 20);
        TypeGrowth rows = new TypeGrowth(7, "acme.Row", 3, 6 << 20, List.of(shared), 0);

        assertThat(finding(sampled, List.of(rows), made(1, "a.BTest.one"), made(2, "a.BTest.two"))
                        .where())
                .containsExactly("module 'acme'", "static field acme.State.rows", "a.BTest");
        assertThat(finding(sampled, List.of(rows)).where()).contains(shared.place());
    }

    @Test
    void aLibrarysObjectsThatSeveralRootsReachAreOneFinding() {
        String mock = "org.mockito.internal.";
        assertThat(findings(List.of(
                        holder(
                                "several-roots",
                                "thread 'main'",
                                6,
                                mock + "stubbing.InvocationContainerImpl -> byte[]"),
                        holder("several-roots", "static field a.M.ALL", 5, mock + "MockMethodInterceptor -> byte[]"))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("mockito-inline-mocks-kept");
                    assertThat(finding.impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(11));
                });
    }

    @Test
    void aThreadsFindingHasWhatItsClassLeftWhicheverRuleExplainsIt() {
        ClassFacts leaves = new ClassFacts(
                "acme.ATest",
                7,
                0,
                10,
                List.of(),
                new InFork(0, 10, false, true, figures()),
                IntStream.rangeClosed(1, 3)
                        .mapToObj(i ->
                                new ClassFacts.Left("thread", "plugin " + "abc".charAt(i - 1) + " (daemon)", false))
                        .toList());
        TypeGrowth loaders = new TypeGrowth(7, "java.net.URLClassLoader", 3, 300, RISES, 0);
        HeapFacts heap = new HeapFacts(
                Stream.of("a", "b", "c")
                        .map(name -> holder("thread", "plugin " + name, 4, "Thread -> java.net.URLClassLoader"))
                        .toList(),
                List.of(),
                Map.of("java.lang.ClassLoader", Set.of("java.net.URLClassLoader")),
                List.of());

        assertThat(LeakFindings.of(
                        new LeakFindings.Seen("acme", List.of(), List.of(loaders), heap, List.of(leaves), List.of()),
                        RuleBook.own()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("class-loaders-kept");
                    assertThat(finding.headline()).startsWith("thread 'plugin a' and 2 more like it keep 12");
                    assertThat(finding.evidence()).anyMatch(line -> line.startsWith("3 x thread left behind"));
                });
    }

    @Test
    void packagesDoNotMakeACacheOrAListOfListeners() {
        assertThat(findings(List.of(
                        holder("static-field", "acme.cache.Rates.TABLE", 9, "HashMap (9)"),
                        holder("static-field", "acme.listeners.Rates.ROWS", 8, "HashMap (9)"),
                        holder("static-field", "acme.RateCache.TABLE", 7, "HashMap (9)"),
                        holder("static-field", "acme.Bus.listeners", 6, "HashMap (9)"))))
                .extracting(Finding::id)
                .containsExactly("static-field", "static-field", "static-cache", "listener-list");
    }

    @Test
    void anExecutorIsNoCollectionToClear() {
        assertThat(findings(List.of(
                        holder("static-field", "acme.Jobs.POOL", 9, "acme.Jobs -> ThreadPoolExecutor -> byte[]"),
                        holder(
                                "static-field",
                                "acme.Work.pool",
                                8,
                                "acme.Work -> ThreadPoolExecutor -> LinkedBlockingQueue -> byte[]"),
                        holder(
                                "static-field",
                                "java.util.concurrent.CompletableFuture$Delayer.delayer",
                                7,
                                "ScheduledThreadPoolExecutor -> 30 x CompletableFuture -> acme.ATest -> byte[]"))))
                .extracting(Finding::id)
                .containsExactly("executor-not-shut-down", "executor-not-shut-down", "delayed-futures-kept");
    }

    @Test
    void whereManySamplesTellAHoldersClassesItsTypeTellsNothingMore() {
        List<Long> addresses = LongStream.range(0, 12).boxed().toList();
        Holder rows = new Holder(
                7,
                "static-field",
                "acme.Orders.ROWS",
                Bytes.ofMebibytes(13),
                "ArrayList (60) -> 60 x acme.Row -> byte[]",
                Bytes.ZERO,
                addresses,
                List.of());
        TypeGrowth type = new TypeGrowth(
                7,
                "acme.Row",
                100,
                2 << 20,
                List.of(new Rise("a.OrdersTest", 1, 60, 1 << 20), new Rise("a.UsersTest", 1, 40, 1 << 20)),
                0);

        Finding finding = finding(
                rows,
                List.of(type),
                addresses.stream()
                        .map(address -> made(address, "a.OrdersTest.adds"))
                        .toArray(Survivor[]::new));

        assertThat(finding.where()).containsExactly("module 'acme'", "static field acme.Orders.ROWS", "a.OrdersTest");
        assertThat(finding.packages()).containsExactly("a");

        Finding beside = finding(
                rows,
                List.of(type),
                addresses.stream().map(address -> made(address, "")).toArray(Survivor[]::new));
        assertThat(beside.where()).as("nobody knows who made them").contains("a.OrdersTest", "a.UsersTest");
    }

    @Test
    void aTypeThatSeveralHoldersKeepSaysOfNoneWhenItGrew() {
        TypeGrowth users = new TypeGrowth(
                7,
                "acme.User",
                9,
                144,
                List.of(new Rise("a.CacheTest", 1, 6, 96), new Rise("a.QueueTest", 1, 3, 48)),
                0);
        TypeGrowth texts = new TypeGrowth(
                7,
                "[B",
                9,
                18 << 20,
                List.of(new Rise("a.CacheTest", 1, 6, 12 << 20), new Rise("a.QueueTest", 1, 3, 6 << 20)),
                0);

        List<Finding> findings = findings(
                List.of(
                        holder("static-field", "acme.Users.ALL", 12, "HashMap (6) -> 6 x acme.User -> byte[]"),
                        holder("static-field", "acme.Jobs.WAIT", 6, "ArrayDeque (3) -> 3 x acme.User -> byte[]")),
                users,
                texts);

        assertThat(findings.get(0).where()).contains("a.CacheTest").doesNotContain("a.QueueTest");
        assertThat(findings.get(1).where()).contains("a.QueueTest").doesNotContain("a.CacheTest");
    }

    @Test
    void whereATestDidNotEndItsCodeTellsWhoFilledAField() {
        Holder table = new Holder(
                7,
                "static-field",
                "acme.Table.ROWS",
                Bytes.ofMebibytes(19),
                "HashMap (9) -> 9 x byte[]",
                Bytes.ZERO,
                List.of(1L, 2L, 3L, 4L),
                List.of());
        TypeGrowth arrays =
                new TypeGrowth(7, "[B", 12, 24 << 20, List.of(new Rise("acme.BeforeTest", 1, 3, 19 << 20)), 0);

        assertThat(finding(table, List.of(arrays), made(1, ""), made(2, ""), made(3, ""), made(4, ""))
                        .where())
                .contains("acme.Maker")
                .doesNotContain("acme.BeforeTest");
    }

    @Test
    void oneLargeArrayIsKnownByOneSample() {
        Holder image = new Holder(
                7,
                "static-field",
                "acme.Images.LAST",
                Bytes.ofMebibytes(2),
                "acme.Image -> byte[]",
                Bytes.ZERO,
                List.of(1L),
                List.of());
        TypeGrowth arrays = new TypeGrowth(
                7,
                "[B",
                12,
                24 << 20,
                List.of(new Rise("acme.OtherTest", 1, 3, 20 << 20), new Rise("acme.ImageTest", 1, 3, 4 << 20)),
                0);

        assertThat(finding(image, List.of(arrays), made(1, "acme.ImageTest.last"))
                        .where())
                .contains("acme.ImageTest")
                .doesNotContain("acme.OtherTest");
    }

    @Test
    void loadersThatOnlySoftReferencesReachAreNotKept() {
        String type = "groovy.lang.GroovyClassLoader$InnerLoader";
        TypeGrowth loaders = new TypeGrowth(7, type, 20, 4096, RISES, 0);
        Map<String, Set<String>> subtypes = Map.of("java.lang.ClassLoader", Set.of(type));

        assertThat(findings(
                        new HeapFacts(
                                List.of(), List.of(loaders(type, 4096, "static field a.B.C")), subtypes, List.of()),
                        loaders))
                .extracting(Finding::id)
                .contains("class-loaders-kept");
        assertThat(findings(new HeapFacts(List.of(), List.of(loaders(type, 0, "")), subtypes, List.of()), loaders))
                .isEmpty();
    }

    private static Kept loaders(String type, long bytes, String root) {
        return new Kept(7, type, 20, new Bytes(bytes), root, root.isEmpty() ? "" : type, Bytes.ZERO);
    }

    @Test
    void numbersAreBoxedForNothingInListsAndNotAsKeys() {
        assertThat(findings(List.of(
                        holder("static-field", "acme.Seen.ids", 9, "HashSet (900) -> HashMap (900) -> 900 x Integer"),
                        holder(
                                "static-field",
                                "acme.Vectors.all",
                                8,
                                "HashMap (9) -> ArrayList (384) -> 384 x Double"))))
                .extracting(Finding::id)
                .containsExactly("static-field", "boxed-numbers");
    }

    private static long[] figures() {
        long[] none = new long[ForkFigure.values().length];
        Arrays.fill(none, -1);
        return none;
    }

    private static Survivor made(long address, String test) {
        return new Survivor(address, "[B", OptionalInt.of(2 << 20), "acme.Maker.make:3", test);
    }

    private static Finding finding(Holder holder, Survivor... survivors) {
        return finding(holder, List.of(), survivors);
    }

    private static Finding finding(Holder holder, List<TypeGrowth> growth, Survivor... survivors) {
        Allocations recorded =
                new Allocations(7, Bytes.ofMebibytes(9), 3, List.of(), List.of(), List.of(survivors), List.of());
        HeapFacts heap = new HeapFacts(List.of(holder), List.of(), Map.of(), List.of());
        List<Finding> all = LeakFindings.of(
                new LeakFindings.Seen("acme", List.of(), growth, heap, List.of(), List.of(recorded)), RuleBook.own());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Holder holder(String kind, String name, int mebibytes, String path) {
        return new Holder(7, kind, name, Bytes.ofMebibytes(mebibytes), path, Bytes.ZERO, List.of(), List.of());
    }

    private static List<Finding> findings(List<Holder> holders, TypeGrowth... growth) {
        return findings(new HeapFacts(holders, List.of(), Map.of(), List.of()), growth);
    }

    private static List<Finding> findings(HeapFacts heap, TypeGrowth... growth) {
        return LeakFindings.of(
                new LeakFindings.Seen("acme", List.of(), List.of(growth), heap, List.of(), List.of()), RuleBook.own());
    }
}

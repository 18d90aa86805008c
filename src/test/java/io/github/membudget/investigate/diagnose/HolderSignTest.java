package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapPath;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Holders;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolderSignTest {
    /** Rules of the plugin that recognise holders by names, without a pattern or beside one. */
    private static final List<String> NAMED = List.of(
            "cleaner-keeps-object",
            "delayed-futures-kept",
            "executor-not-shut-down",
            "failures-kept",
            "h2-database-open",
            "hibernate-session-open",
            "hsqldb-database-open",
            "jdk-http-server-open",
            "logging-appenders-kept",
            "mbeans-registered",
            "mockito-inline-mocks-kept",
            "native-reference",
            "nio-buffer-cache",
            "several-roots",
            "shutdown-hooks",
            "spring-context-cache",
            "static-field",
            "system-properties-kept",
            "testng-results-kept",
            "thread-local-kept",
            "threads-left",
            "timer-not-cancelled");

    private static final List<Rule> OWN = RuleBook.own().rules();

    private static final Holder FIELD = Holders.of(
            "static-field", "com.acme.Cache.ROWS", 1, "also in com.acme.Other.ROWS -> HashMap (4) -> 4 x com.acme.Row");
    private static final Holder THREAD =
            Holders.of("thread", "acme-12-worker-3 and 2 more like it", 1, "com.acme.Task -> byte[]");
    private static final Holder LOCAL =
            Holders.of("thread-local", "main", 1, "ThreadLocal com.acme.Scratch.BUFFER -> com.acme.Page -> byte[]");
    private static final Holder JNI = Holders.of("jni", "com.acme.Native", 1, "byte[]");
    private static final Holder SEVERAL =
            Holders.of("several-roots", "static field com.acme.Pool.ALL", 1, "com.acme.Pool -> com.acme.Row[]");
    private static final Holder OTHERS = Holders.of("several-roots", "class com.acme.Pool", 1, "com.acme.Row[]");

    @TempDir
    Path directory;

    private RuleBook book(String holder) throws IOException {
        String rule = "{\"rules\": [{\"id\": \"a\", \"title\": \"b\", \"fix\": \"c\", \"holder\": " + holder + "}]}";
        return RuleBook.own().with(Files.writeString(directory.resolve("rules.json"), rule.replace('\'', '"')));
    }

    private void assertFound(String holder, Holder... found) throws IOException {
        Rule rule = book(holder).rules().get(0);
        assertThat(Stream.of(FIELD, THREAD, LOCAL, JNI, SEVERAL, OTHERS).filter(rule.signs()::isHolder))
                .as(holder)
                .containsExactly(found);
    }

    private void assertRefused(String holder, String words) {
        assertThatThrownBy(() -> book(holder)).isInstanceOf(IOException.class).hasMessage(words);
    }

    @Test
    void keeperIsTheKindOfWhatKeepsIt() throws IOException {
        assertFound("{'keeper': 'static-field'}", FIELD);
        assertFound("{'keeper': 'thread'}", THREAD);
        assertFound("{'keeper': 'thread-local'}", LOCAL);
        assertFound("{'keeper': 'jni'}", JNI);
        assertFound("{'keeper': 'several-roots'}", SEVERAL, OTHERS);
        assertFound("{'keeper': ['thread', 'jni']}", THREAD, JNI);
    }

    @Test
    void nameIsThatOfTheFirstThread() throws IOException {
        assertFound("{'name': 'acme-12-worker-3'}", THREAD);
        assertFound("{'name': 'acme-#-worker-#'}", THREAD);
        assertFound("{'name': 'acme-#*'}", THREAD);
        assertFound("{'name': 'acme-#'}");
        assertFound("{'name': ['main', 'acme-1*']}", THREAD, LOCAL);
        assertFound("{'name': 'com.acme.*'}");
    }

    @Test
    void fieldIsTheStaticOneThatKeepsItOrHasTheThreadLocal() throws IOException {
        assertFound("{'field': 'com.acme.Cache.ROWS'}", FIELD);
        assertFound("{'field': 'com.acme.Cache'}");
        assertFound("{'field': 'com.acme.Scratch.*'}", LOCAL);
        assertFound("{'field': 'com.acme.Pool.*'}", SEVERAL);
        assertFound("{'field': 'com.acme.Other.ROWS'}");
        assertFound("{'field': 'comXacme.Cache.ROWS'}");
    }

    @Test
    void pathHasTheClassesOfObjectsAndOfFields() throws IOException {
        assertFound("{'path': 'com.acme.Row'}", FIELD);
        assertFound("{'path': 'com.acme.Row*'}", FIELD, SEVERAL, OTHERS);
        assertFound("{'path': 'com.acme.Row[]'}", SEVERAL, OTHERS);
        assertFound("{'path': 'java.util.HashMap'}", FIELD);
        assertFound("{'path': 'HashMap'}");
        assertFound("{'path': 'com.acme.Other'}", FIELD);
        assertFound("{'path': 'com.acme.Scratch'}", LOCAL);
        assertFound("{'path': 'com.acme.Cache'}");
        assertFound("{'path': ['com.acme.Task', 'com.acme.Page']}", THREAD, LOCAL);

        StaticField onTheWay = StaticField.of("com.acme.Plugin.RULES");
        Holder loaded = new Holder(
                7,
                Keeper.Threads.of("worker"),
                new Bytes(9),
                new HeapPath(List.of(new PathStep.FieldOfClass(onTheWay, 3), PathStep.Objects.one("byte[]"))),
                Bytes.ZERO,
                List.of());
        assertThat(book("{'path': 'com.acme.Plugin'}").rules().get(0).signs().isHolder(loaded))
                .isTrue();
        assertThat(book("{'through': 'com.acme.Plugin'}").rules().get(0).signs().isHolder(loaded))
                .isFalse();
    }

    @Test
    void throughLeavesOutTheLast() throws IOException {
        assertFound("{'through': 'com.acme.Task'}", THREAD);
        assertFound("{'through': 'com.acme.Row*'}");
    }

    @Test
    void allKeysHaveToMatchAndOneSignIsEnough() throws IOException {
        assertFound("{'keeper': 'several-roots', 'field': 'com.acme.*'}", SEVERAL);
        assertFound("{'keeper': 'thread', 'path': 'com.acme.Row*'}");
        assertFound("[{'keeper': 'jni'}, {'name': 'main'}]", LOCAL, JNI);
        assertFound("[{'keeper': 'jni'}, '^thread-local ']", LOCAL, JNI);
    }

    @Test
    void aPatternIsFoundInTheText() throws IOException {
        assertFound("'^static-field com\\\\.acme\\\\..* -> 4 x '", FIELD);
        assertFound("['^jni ', 'com']");
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused(
                "{'thread': 'main'}",
                "rule 'a' has 'thread' in 'holder'; there are [field, keeper, name, path, root, through, ways]");
        assertRefused(
                "[{'keeper': 'static'}]",
                "rule 'a' has a 'keeper' 'static' in 'holder'; there are [static-field, thread, thread-local, local, jni, several-roots]");
        assertRefused(
                "{}", "rule 'a' has an empty 'holder'; there are [field, keeper, name, path, root, through, ways]");
        assertRefused(
                "{'name': []}",
                "rule 'a' has an empty 'holder'; there are [field, keeper, name, path, root, through, ways]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            static-field  | com.acme.Cache.ROWS | HashMap (1,204) -> 1,204 x com.acme.Row -> byte[] | static-field
            static-field  | com.acme.Jobs.POOL  | ThreadPoolExecutor -> LinkedBlockingQueue (9) -> 9 x com.acme.Job | static-field executor-not-shut-down
            static-field  | com.acme.Jobs.POOLS | HashMap (2) -> 2 x ThreadPoolExecutor -> byte[] | static-field
            static-field  | org.h2.engine.Engine.DATABASES | HashMap (3) -> org.h2.engine.Engine$DatabaseHolder -> byte[] | static-field h2-database-open
            static-field  | org.h2.engine.EngineRoom.ALL | HashMap (3) | static-field
            static-field  | com.acme.Tables.DB | org.h2.engine.Database -> org.h2.mvstore.MVStore | static-field
            several-roots | static field com.acme.Tables.DB | org.h2.jdbc.JdbcConnection -> org.h2.engine.Database | several-roots testng-results-kept h2-database-open
            several-roots | thread 'H2 Close Delay' | 2 x org.h2.mvstore.MVStore -> org.h2.mvstore.Page[] | several-roots testng-results-kept h2-database-open
            several-roots | static field org.h2.engine.Engine.DATABASES | org.h2.util.Cache | several-roots testng-results-kept
            static-field  | org.hsqldb.DatabaseManager.memDatabaseMap | org.hsqldb.lib.HashMap -> org.hsqldb.Database | static-field hsqldb-database-open
            static-field  | com.acme.Tables.DB | org.hsqldb.Database -> org.hsqldb.persist.Logger | static-field
            several-roots | static field org.hsqldb.DatabaseManager.memDatabaseMap | HashMap (2) | several-roots testng-results-kept hsqldb-database-open
            several-roots | thread 'main' | com.acme.Tables -> 2 x org.hsqldb.Database | several-roots testng-results-kept hsqldb-database-open
            several-roots | thread 'main' | com.acme.org.hsqldbish.Database | several-roots testng-results-kept
            static-field  | com.acme.Dao.SESSION | org.hibernate.internal.SessionImpl -> org.hibernate.engine.internal.StatefulPersistenceContext | static-field hibernate-session-open
            thread        | worker | 3 x org.hibernate.internal.StatelessSessionImpl -> byte[] | threads-left hibernate-session-open
            static-field  | com.acme.Dao.SESSION | org.hibernate.internal.SessionImpl | static-field
            static-field  | com.acme.Dao.FACTORY | org.hibernate.internal.SessionFactoryImpl -> byte[] | static-field
            static-field  | org.springframework.test.context.cache.DefaultContextCache.x | Collections$SynchronizedMap (3) | static-field spring-context-cache
            several-roots | static field org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate.defaultContextCache | byte[] | several-roots testng-results-kept spring-context-cache
            several-roots | thread 'main' | org.springframework.test.context.cache.DefaultContextCache | several-roots testng-results-kept
            several-roots | static field com.acme.Mocks.ALL | org.mockito.internal.stubbing.InvocationContainerImpl -> LinkedList (9) | several-roots testng-results-kept mockito-inline-mocks-kept
            several-roots | static field org.mockito.internal.creation.bytebuddy.inject.MockMethodDispatcher.X | byte[] | several-roots testng-results-kept mockito-inline-mocks-kept
            several-roots | thread 'main' | ThreadLocal org.mockito.internal.progress.ThreadSafeMockingProgress.MOCKING_PROGRESS_PROVIDER -> byte[] | several-roots testng-results-kept mockito-inline-mocks-kept
            several-roots | thread 'main' | also in org.mockito.internal.A.B, com.acme.C.D -> byte[] | several-roots testng-results-kept mockito-inline-mocks-kept
            thread-local  | main | ThreadLocal org.mockito.internal.progress.ThreadSafeMockingProgress.MOCKING_PROGRESS_PROVIDER -> byte[] | thread-local-kept mockito-inline-mocks-kept
            thread-local  | main | com.acme.Mocks -> org.mockito.internal.stubbing.InvocationContainerImpl | thread-local-kept
            static-field  | org.mockito.internal.creation.Cache.X | org.mockito.internal.util.Y -> byte[] | static-field
            thread        | HTTP-Dispatcher | com.acme.Handler -> byte[] | threads-left jdk-http-server-open
            thread        | HTTP-Dispatcher and 2 more like it | com.acme.Handler -> byte[] | threads-left jdk-http-server-open
            thread        | My-HTTP-Dispatcher | com.acme.Handler -> byte[] | threads-left
            thread        | Thread-3 | sun.net.httpserver.ServerImpl$Dispatcher -> sun.net.httpserver.ServerImpl -> byte[] | threads-left jdk-http-server-open
            static-field  | com.acme.Stub.SERVER | sun.net.httpserver.HttpServerImpl -> sun.net.httpserver.ServerImpl | static-field jdk-http-server-open
            static-field  | com.acme.Stub.SERVER | sun.net.httpserver.HttpServerImpl -> byte[] | static-field
            static-field  | jdk.internal.ref.CleanerFactory.commonCleaner | jdk.internal.ref.CleanerImpl$PhantomCleanableRef -> com.acme.Mapped | static-field cleaner-keeps-object
            thread        | Cleaner-0 | 12 x jdk.internal.ref.CleanerImpl$PhantomCleanableRef -> com.acme.Mapped | threads-left cleaner-keeps-object
            static-field  | jdk.internal.ref.CleanerFactory.commonCleaner | jdk.internal.ref.PhantomCleanable | static-field
            static-field  | java.util.concurrent.CompletableFuture$Delayer.delayer | ScheduledThreadPoolExecutor -> byte[] | static-field delayed-futures-kept
            thread        | CompletableFutureDelayScheduler | CompletableFuture -> byte[] | threads-left delayed-futures-kept
            thread        | ForkJoinPool.commonPool-delayScheduler | CompletableFuture -> byte[] | threads-left delayed-futures-kept
            thread        | ForkJoinPool.commonPool-worker-1 | CompletableFuture -> byte[] | threads-left
            thread        | pool-12-thread-3 and the other 4 of its pool | com.acme.Task -> byte[] | threads-left executor-not-shut-down
            thread        | pool-x-thread-3 | com.acme.Task | threads-left
            thread        | acme-worker | ThreadPoolExecutor$Worker -> ThreadPoolExecutor -> byte[] | threads-left executor-not-shut-down
            several-roots | thread 'pool-1-thread-1' | ScheduledThreadPoolExecutor -> byte[] | several-roots testng-results-kept executor-not-shut-down
            thread-local  | pool-1-thread-1 | byte[] (1,024) | thread-local-kept
            thread        | Timer-0 | com.acme.Task -> byte[] | threads-left timer-not-cancelled
            thread        | Timer-12 and 3 more like it | com.acme.Task -> byte[] | threads-left timer-not-cancelled
            thread        | Timer-x | com.acme.Task -> byte[] | threads-left
            thread        | ticks | TimerThread -> TaskQueue -> byte[] | threads-left timer-not-cancelled
            several-roots | thread 'Timer-0' | TaskQueue -> TimerTask[] | several-roots testng-results-kept timer-not-cancelled
            static-field  | com.acme.Ticks.TIMER | Timer -> TaskQueue -> TimerTask[] | static-field
            static-field  | java.lang.ApplicationShutdownHooks.hooks | IdentityHashMap (40) -> Thread | static-field shutdown-hooks
            static-field  | java.lang.ApplicationShutdownHooksOfOurs.hooks | IdentityHashMap (40) | static-field
            static-field  | java.lang.management.ManagementFactory.platformMBeanServer | byte[] | static-field mbeans-registered
            static-field  | com.acme.Beans.SERVER | com.sun.jmx.mbeanserver.JmxMBeanServer -> HashMap (400) | static-field mbeans-registered
            static-field  | com.acme.Beans.SERVER | also in java.lang.management.ManagementFactory.platformMBeanServer -> com.sun.jmx.mbeanserver.JmxMBeanServer | static-field mbeans-registered
            several-roots | static field com.acme.Beans.SERVER | javax.management.ObjectName[] | several-roots testng-results-kept mbeans-registered
            several-roots | static field javax.management.MBeanServerFactory.mBeanServerList | ArrayList (2) | several-roots testng-results-kept mbeans-registered
            thread        | main | com.sun.jmx.mbeanserver.JmxMBeanServer -> HashMap (400) | threads-left
            static-field  | org.apache.logging.log4j.core.appender.AbstractManager.MAP | HashMap (9) -> byte[] | static-field logging-appenders-kept
            static-field  | org.apache.logging.log4j.core.appender.AbstractManager.MAPS | HashMap (9) -> byte[] | static-field
            static-field  | com.acme.Logs.EVENTS | ch.qos.logback.core.read.ListAppender -> ArrayList (9) | static-field logging-appenders-kept
            thread        | main | org.junit.platform.engine.TestExecutionResult -> com.acme.Failure -> byte[] | threads-left failures-kept
            static-field  | com.acme.Results.ALL | ArrayList (9) -> 9 x org.junit.platform.engine.TestExecutionResult | static-field
            static-field  | com.acme.Results.ALL | org.junit.platform.engine.TestExecutionResult$Status -> byte[] | static-field
            thread-local  | main | ThreadLocal sun.nio.ch.Util.bufferCache -> sun.nio.ch.Util$BufferCache -> byte[] | thread-local-kept nio-buffer-cache
            thread-local  | main | ThreadLocal sun.nio.ch.Util.bufferCaches -> byte[] | thread-local-kept
            several-roots | thread 'main' | ThreadLocal sun.nio.ch.Util.bufferCache -> byte[] | several-roots testng-results-kept
            static-field  | java.lang.System.props | Properties (90) -> byte[] | static-field system-properties-kept
            static-field  | java.lang.SystemProperties.props | Properties (90) -> byte[] | static-field
            static-field  | com.acme.P.PROPS | also in java.lang.System.props -> Properties (90) | static-field
            jni           | com.acme.Native | com.acme.Native -> byte[] | native-reference
            """)
    void recognisesHoldersByNames(String kind, String name, String path, String rules) {
        Holder holder = Holders.of(kind, name, 1, path);

        assertThat(OWN.stream()
                        .filter(rule ->
                                NAMED.contains(rule.id()) && rule.signs().isHolder(holder))
                        .map(Rule::id)
                        .sorted())
                .containsExactlyElementsOf(new TreeSet<>(List.of(rules.split(" "))));
    }
}

import io.github.membudget.it.Build

def build = new Build(basedir)
def report = build.report()

// Each cause was planted with the real library, in a class of its own.
def planted = [
    'hikaricp-pool-open': 'HikariTest',
    'dbcp2-pool-open': 'DbcpTest',
    'c3p0-pool-open': 'C3p0Test',
    'hibernate-session-factory-open': 'SessionFactoryTest',
    'hibernate-registry-open': 'HibernateRegistryTest',
    'hibernate-session-open': 'SessionTest',
    'sqlite-connection-open': 'SqliteTest',
    'h2-database-open': 'H2Test',
    'hsqldb-database-open': 'HsqlTest',
    'jdbc-connection-open': 'JdbcTest',
    'spring-context-cache': 'SpringTest',
    'spring-context-open': 'SpringOpenTest',
    'mockito-static-mock-open': 'StaticMockTest',
    'mockito-inline-mocks-kept': 'MocksTest',
    'mockk-mocks-on': 'MockKTest',
    'micrometer-global-registry': 'MicrometerTest',
    'swing-timer-running': 'SwingTimerTest',
    'wiremock-open': 'WireMockTest',
    'wiremock-journal': 'JournalTest',
    'jetty-open': 'JettyTest',
    'tomcat-open': 'TomcatTest',
    'jdk-http-server-open': 'HttpServerTest',
    'netty-event-loop-open': 'NettyTest',
    'netty-buffers-not-released': 'NettyBufferTest',
    'okhttp-client-per-test': 'OkHttpTest',
    'jdk-http-client-per-test': 'HttpClientTest',
    'kafka-client-open': 'KafkaTest',
    'actor-system-open': 'ActorTest',
    'lucene-reader-open': 'LuceneTest',
    'jgit-repository-open': 'JGitTest',
    'javaparser-trees-kept': 'JavaParserTest',
    'jdt-trees-kept': 'JdtTest',
    'class-loaders-kept': 'LoaderTest',
    'generated-classes-kept': 'GeneratedTest',
    'executor-not-shut-down': 'ExecutorTest',
    'delayed-futures-kept': 'DelayedFutureTest',
    'timer-not-cancelled': 'TimerTest',
    'threads-left': 'ThreadTest',
    'child-processes-left': 'ProcessTest',
    'files-left-open': 'OpenFileTest',
    'sockets-left-open': 'SocketTest',
    'files-left': 'FilesTest',
    'temporary-files-left': 'TemporaryTest',
    'direct-buffers-kept': 'DirectTest',
    'deflaters-not-ended': 'DeflaterTest',
    'mapped-files-kept': 'MappedTest',
    'cleaner-keeps-object': 'CleanerTest',
    'weak-map-keeps-keys': 'WeakMapTest',
    'references-never-polled': 'ReferenceQueueTest',
    'delete-on-exit': 'DeleteOnExitTest',
    'shutdown-hooks': 'HookTest',
    'jdbc-drivers-registered': 'DriverTest',
    'mbeans-registered': 'MBeanTest',
    'logging-appenders-kept': 'AppenderTest',
    'invocations-kept': 'InvocationsTest',
    'failures-kept': 'FailuresTest',
    'output-captured': 'CapturedOutputTest',
    'boxed-numbers': 'BoxedTest',
    'library-cache': 'CaffeineTest',
    'listener-list': 'ListenerTest',
    'thread-local-kept': 'ThreadLocalTest',
    'nio-buffer-cache': 'NioCacheTest',
    'static-cache': 'CacheTest',
    'system-properties-kept': 'PropertyTest',
    'several-roots': 'SeveralRootsTest',
    'native-reference': 'NativeReferenceTest',
    'static-field': 'StaticFieldTest'
]
// Windows need a screen.
if (System.getenv('DISPLAY')) {
    planted['swing-window-open'] = 'SwingWindowTest'
}
// The JDK's own tables tell how many, not whose.
def tables = ['delete-on-exit', 'shutdown-hooks', 'system-properties-kept', 'nio-buffer-cache']
def found = { module -> report.findings.findAll { it.where[0] == "module '$module'" as String } }
def missed = planted.findAll { rule, test ->
    !found('planted').any { it.id == rule && (it.id in tables || it.where.any { place -> place.contains("it.planted.$test") }) }
}
assert missed.isEmpty()

// Where it was opened or registered, and not where a class is declared or its content was made.
def opened = [
    'mockito-static-mock-open': 'mockStatic(',
    'delayed-futures-kept': 'orTimeout(',
    'timer-not-cancelled': 'new Timer(',
    'mbeans-registered': 'registerMBean(',
    'thread-local-kept': 'CONTEXT.set(',
    'weak-map-keeps-keys': 'SUMS.put(',
    'references-never-polled': 'OPEN.add('
]
def misplaced = opened.findAll { rule, call ->
    !found('planted').any {
        def place = it.headline =~ / — (\w+)\.java:(\d+)/
        it.id == rule && place.find() && new File(basedir, "src/test/java/it/planted/${place.group(1)}.java").readLines()[(place.group(2) as int) - 1].contains(call)
    }
}
assert misplaced.isEmpty()

// The one that has to.
assert ['planted', 'mended', 'closed'].collectMany { build.module(it).testCases }.findAll { it.status in ['failure', 'error', 'failed'] }*.class.unique() == ['it.planted.FailuresTest']

// The same libraries, used as their rules advise.
def left = found('mended').findAll { it.severity != 'low' }
assert left.collect { it.id + ': ' + it.headline }.isEmpty()
report.findings.findAll { !(it.id in ['live-set-grows', 'beside-heap-grows']) }.each {
    assert it.cause && it.cost && it.fix && it.link.startsWith('https://') && it.effort in ['small', 'medium', 'large']
    assert !it.evidence.isEmpty()
}

// What is closed and kept all the same, by fields of these versions.
def closed = [
    'HikariCP pools are closed',
    'Commons DBCP data sources are closed',
    'c3p0 pools are closed',
    'Hibernate session factories are closed',
    'Hibernate sessions are closed',
    'SQLite connections are closed',
    'JDBC connections are closed',
    'Spring application contexts are closed',
    'Static or construction mocks of Mockito are closed',
    'WireMock servers are stopped',
    'Jetty servers are stopped',
    'Embedded Tomcats are stopped',
    'HttpServers of the JDK are stopped',
    'Netty event loops are shut down',
    'Kafka clients are closed',
    'Actor systems are terminated',
    'Lucene index readers are closed',
    'JGit repositories are closed',
    'Timers are cancelled',
    'Deflaters and GZIP streams are ended'
]
assert closed.findAll { words -> !found('closed').any { it.id == 'closed-but-kept' && it.headline.startsWith(words + ', but still kept') } }.isEmpty()
assert found('closed').findAll { it.headline =~ ' are (never|not always) ' && !it.evidence.any { words -> words.contains('left behind') } }.collect { it.headline }.isEmpty()
true

package io.github.membudget.judge;

import io.github.membudget.probe.format.LeakPattern;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Leftovers that no test can end or is meant to: what a library starts or sets once for the whole JVM, and jars that class loaders keep open. They are
 * no leaks, whoever was the first to use them.
 */
final class LastingThings {
    private static final List<LeakPattern> ALL = Stream.of(
                    of(
                            LeftoverKind.THREAD,
                            // The JDK. Its HTTP client ends its threads once it is collected; before Java 21 nobody can
                            // close it.
                            "ForkJoinPool.commonPool-*",
                            // Of virtual threads' own pool, on Java 25 and newer.
                            "ForkJoinPool-*-delayScheduler",
                            "CompletableFutureDelayScheduler*",
                            "Keep-Alive-Timer",
                            "HttpClient-*-SelectorManager",
                            "HttpClient-*-Worker-*",
                            "process reaper*",
                            "Java2D *",
                            "AWT-*",
                            "RMI *",
                            "JMX server connection timeout *"),
                    of(
                            LeftoverKind.THREAD,
                            // Kotlin, Reactor, RxJava, Scala
                            "DefaultDispatcher-worker-*",
                            "kotlinx.coroutines.*",
                            "parallel-* reactor.core.*",
                            "single-* reactor.core.*",
                            "boundedElastic-*",
                            "reactor-http-*",
                            "reactor-tcp-*",
                            "reactor-udp-*",
                            "RxComputationThreadPool-*",
                            "RxCachedThreadScheduler-*",
                            "RxCachedWorkerPoolEvictor-*",
                            "RxSingleScheduler-*",
                            "RxSchedulerPurge-*",
                            "scala-execution-context-global-*"),
                    of(
                            LeftoverKind.THREAD,
                            // Netty, gRPC, HTTP clients
                            "globalEventExecutor-*",
                            "threadDeathWatcher-*",
                            "grpc-shared-destroyer-*",
                            "grpc-default-executor-*",
                            "OkHttp TaskRunner",
                            "Okio Watchdog",
                            "idle-connection-reaper",
                            "java-sdk-http-connection-reaper",
                            // Logging, native libraries
                            "Log4j2-*",
                            "logback-*",
                            "JNA Cleaner",
                            // JDBC drivers
                            "mysql-cj-abandoned-connection-cleanup",
                            "PostgreSQL-JDBC-Cleaner",
                            "PostgreSQL-JDBC-SharedTimer-*",
                            "oracle.jdbc.driver.*",
                            "OJDBC-WORKER-THREAD-*",
                            "HSQLDB Timer *",
                            // Testcontainers
                            "testcontainers-*",
                            "ducttape-*",
                            "docker-java-stream-*"),
                    of(LeftoverKind.OPEN_FILE, "*.jar", "*.war", "*.jmod"),
                    // Without an address: of the JVM itself, or closed but for its number.
                    of(LeftoverKind.OPEN_SOCKET, "socket:[*"),
                    // Mockito and JNA unpack what they load.
                    of(LeftoverKind.TEMPORARY_FILE, "*/mockitoboot*.jar", "*/jna*.tmp"),
                    of(LeftoverKind.DELETE_ON_EXIT, "*/mockitoboot*.jar", "*/jna*.tmp"),
                    of(
                            LeftoverKind.SYSTEM_PROPERTY,
                            // Spring Boot, Hibernate, Tomcat, JNA, HikariCP: set by the first who uses them.
                            "PID",
                            "CONSOLE_LOG_CHARSET",
                            "FILE_LOG_CHARSET",
                            "LOGGED_APPLICATION_NAME",
                            "java.awt.headless",
                            "org.jboss.logging.provider",
                            "catalina.*",
                            "jna.*",
                            "jnidispatch.path",
                            "com.zaxxer.hikari.pool_number"))
            .flatMap(patterns -> patterns)
            .toList();

    private LastingThings() {}

    private static Stream<LeakPattern> of(LeftoverKind kind, String... names) {
        return Stream.of(names).map(name -> new LeakPattern(kind, name, ""));
    }

    static List<LeakPattern> all() {
        return ALL;
    }
}

package io.github.membudget.judge;

import io.github.membudget.probe.format.LeakPattern;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Leftovers that no test can end or is meant to: threads that a library starts once for the whole JVM, and jars that class loaders keep open. They are
 * no leaks, whoever was the first to use them.
 */
final class LastingThings {
    private static final List<LeakPattern> ALL = Stream.concat(
                    Stream.of(
                                    // The JDK. Its HTTP client ends its threads once it is collected; before Java 21
                                    // nobody can close it.
                                    "ForkJoinPool.commonPool-*",
                                    "CompletableFutureDelayScheduler*",
                                    "Keep-Alive-Timer",
                                    "HttpClient-*-SelectorManager",
                                    "HttpClient-*-Worker-*",
                                    "process reaper*",
                                    "Java2D *",
                                    "AWT-*",
                                    "RMI *",
                                    "JMX server connection timeout *",
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
                                    "scala-execution-context-global-*",
                                    // Netty, gRPC, HTTP clients
                                    "globalEventExecutor-*",
                                    "threadDeathWatcher-*",
                                    "grpc-shared-destroyer-*",
                                    "grpc-default-executor-*",
                                    "OkHttp TaskRunner",
                                    "Okio Watchdog",
                                    "idle-connection-reaper",
                                    "java-sdk-http-connection-reaper",
                                    // Logging
                                    "Log4j2-*",
                                    "logback-*",
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
                                    "docker-java-stream-*")
                            .map(name -> new LeakPattern(LeftoverKind.THREAD, name, "")),
                    Stream.of("*.jar", "*.war", "*.jmod")
                            .map(name -> new LeakPattern(LeftoverKind.OPEN_FILE, name, "")))
            .toList();

    private LastingThings() {}

    static List<LeakPattern> all() {
        return ALL;
    }
}

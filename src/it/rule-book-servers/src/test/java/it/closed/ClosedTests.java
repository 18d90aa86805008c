package it.closed;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kotlinx.coroutines.ExecutorCoroutineDispatcher;
import kotlinx.coroutines.ThreadPoolDispatcherKt;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.broker.BrokerService;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/** Each class here closes what it opens, and keeps it in a static field all the same. */
final class ClosedTests {
    private ClosedTests() {}
}

class ActiveMqTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        BrokerService broker = new BrokerService();
        broker.setBrokerName("broker" + System.nanoTime());
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.start();
        broker.stop();
        KEPT.add(broker);
    }
}

class ArtemisTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://" + (System.nanoTime() % 1_000_000)));
        broker.start();
        broker.stop();
        KEPT.add(broker);
    }
}

class CamelTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:tick").to("log:tick?level=OFF");
            }
        });
        context.start();
        context.close();
        KEPT.add(context);
    }
}

class CoroutineTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        ExecutorCoroutineDispatcher dispatcher = ThreadPoolDispatcherKt.newFixedThreadPoolContext(2, "workers");
        dispatcher.getExecutor().execute(() -> {});
        dispatcher.close();
        KEPT.add(dispatcher);
    }
}

class ElasticRestTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        org.elasticsearch.client.RestClient client = org.elasticsearch.client.RestClient.builder(new org.apache.http.HttpHost("localhost", 1)).build();
        client.close();
        KEPT.add(client);
    }
}

class GrpcTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", 1).usePlaintext().build();
        channel.getState(true);
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        KEPT.add(channel);
    }
}

class GrpcServerTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        Server server = NettyServerBuilder.forPort(0).build().start();
        server.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        KEPT.add(server);
    }
}

class HazelcastTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(2)
    void use() throws Exception {
        Config config = new Config();
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
        member.shutdown();
        KEPT.add(member);
    }
}

class IgniteTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(2)
    void use() throws Exception {
        Ignite node = Ignition.start(new IgniteConfiguration()
                .setIgniteInstanceName("node" + System.nanoTime())
                .setWorkDirectory(Files.createTempDirectory("ignite").toString()));
        node.close();
        KEPT.add(node);
    }
}

class LdapTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        InMemoryDirectoryServer server = new InMemoryDirectoryServer("dc=example,dc=com");
        server.startListening();
        server.shutDown(true);
        KEPT.add(server);
    }
}

class MongoClientTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        MongoClient client = MongoClients.create("mongodb://localhost:1");
        client.close();
        KEPT.add(client);
    }
}

class MongoServerTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind();
        server.shutdownNow();
        KEPT.add(server);
    }
}

class OpenSearchRestTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        org.opensearch.client.RestClient client = org.opensearch.client.RestClient.builder(new org.apache.hc.core5.http.HttpHost("http", "localhost", 1)).build();
        client.close();
        KEPT.add(client);
    }
}

class QuartzTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        String name = "scheduler" + System.nanoTime();
        DirectSchedulerFactory.getInstance().createScheduler(name, name, new SimpleThreadPool(2, 5), new RAMJobStore());
        Scheduler scheduler = DirectSchedulerFactory.getInstance().getScheduler(name);
        scheduler.start();
        scheduler.shutdown();
        KEPT.add(scheduler);
    }
}

class RocksDbTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        Options options = new Options().setCreateIfMissing(true);
        RocksDB db = RocksDB.open(options, Files.createTempDirectory("rocks").toString());
        db.put("key".getBytes(), new byte[4 << 20]);
        db.close();
        options.close();
        KEPT.add(db);
    }
}

class VertxTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        Vertx vertx = Vertx.vertx();
        vertx.close().toCompletionStage().toCompletableFuture().get();
        KEPT.add(vertx);
    }
}

class ZipFileSystemTest {
    static final List<Object> KEPT = new ArrayList<>();

    @TempDir
    static Path DIRECTORY;

    @RepeatedTest(10)
    void use() throws Exception {
        FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + DIRECTORY.resolve(System.nanoTime() + ".zip").toUri()), Map.of("create", "true"));
        Files.write(zip.getPath("entry"), new byte[200_000]);
        zip.close();
        KEPT.add(zip);
    }
}

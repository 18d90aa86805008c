package it.closed;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.File;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.apache.catalina.startup.Tomcat;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.pekko.actor.ActorSystem;
import org.eclipse.jetty.server.Server;
import org.eclipse.jgit.api.Git;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.mockito.MockedStatic;
import org.mockito.Mockito;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Each class here closes what it opens, and keeps it in a static field all the same. */
final class ClosedTests {
    private ClosedTests() {}
}

class HikariTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(it.Shared.H2);
        pool.getConnection().close();
        pool.close();
        KEPT.add(pool);
    }
}

class DbcpTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(it.Shared.H2);
        pool.getConnection().close();
        pool.close();
        KEPT.add(pool);
    }
}

class C3p0Test {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        ComboPooledDataSource pool = new ComboPooledDataSource();
        pool.setJdbcUrl(it.Shared.H2);
        pool.getConnection().close();
        pool.close();
        KEPT.add(pool);
    }
}

class SessionFactoryTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        SessionFactory factory = it.Shared.factory();
        factory.close();
        KEPT.add(factory);
    }
}

class SessionTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        Session session = it.Shared.FACTORY.openSession();
        session.close();
        KEPT.add(session);
    }
}

class SqliteTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        connection.createStatement().execute("create table a(b)");
        connection.close();
        KEPT.add(connection);
    }
}

class JdbcTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        for (String url : List.of(it.Shared.H2, "jdbc:hsqldb:mem:shared")) {
            Connection connection = DriverManager.getConnection(url);
            connection.close();
            KEPT.add(connection);
        }
    }
}

class SpringTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(it.Contexts.Config.class);
        context.close();
        KEPT.add(context);
    }
}

class StaticMockTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        MockedStatic<?> mock = Mockito.mockStatic(it.Clocks.A.class);
        mock.close();
        KEPT.add(mock);
    }
}

class WireMockTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        WireMockServer server = new WireMockServer(0);
        server.start();
        server.stop();
        KEPT.add(server);
    }
}

class JettyTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        Server server = new Server(0);
        server.start();
        server.stop();
        KEPT.add(server);
    }
}

class TomcatTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir("target/tomcat");
        tomcat.setPort(0);
        tomcat.getConnector();
        tomcat.start();
        tomcat.stop();
        tomcat.destroy();
        KEPT.add(tomcat);
    }
}

class HttpServerTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.start();
        server.stop(0);
        KEPT.add(server);
    }
}

class NettyTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        NioEventLoopGroup group = new NioEventLoopGroup(2);
        group.submit(() -> {}).sync();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        KEPT.add(group);
        DefaultEventLoop loop = new DefaultEventLoop();
        loop.submit(() -> {}).sync();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        KEPT.add(loop);
    }
}

class KafkaTest {
    static final List<Object> KEPT = new ArrayList<>();
    private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers", "localhost:1", "group.id", "a");

    @RepeatedTest(2)
    void use() throws Exception {
        KafkaProducer<String, String> producer = new KafkaProducer<>(SETTINGS, new StringSerializer(), new StringSerializer());
        producer.close();
        KEPT.add(producer);
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(SETTINGS, new StringDeserializer(), new StringDeserializer());
        consumer.close();
        KEPT.add(consumer);
        Admin admin = Admin.create(SETTINGS);
        admin.close();
        KEPT.add(admin);
    }
}

class ActorTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(3)
    void use() throws Exception {
        ActorSystem system = ActorSystem.create();
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get();
        KEPT.add(system);
    }
}

class LuceneTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
            writer.addDocument(new Document());
        }
        DirectoryReader reader = DirectoryReader.open(directory);
        reader.close();
        KEPT.add(reader);
    }
}

class JGitTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        File directory = new File("target/git-closed");
        Git.init().setDirectory(directory).call().close();
        Git git = Git.open(directory);
        git.close();
        KEPT.add(git);
    }
}

class TimerTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        Timer timer = new Timer();
        timer.cancel();
        KEPT.add(timer);
    }
}

class DeflaterTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(10)
    void use() throws Exception {
        Deflater deflater = new Deflater();
        deflater.end();
        KEPT.add(deflater);
    }
}

class HttpClientTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(4)
    void use() throws Exception {
        KEPT.add(HttpClient.newHttpClient());
    }
}

class ExecutorTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(4)
    void use() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        byte[] data = new byte[1 << 20];
        pool.submit(() -> data.length).get();
        pool.shutdownNow();
        KEPT.add(new Object[] {pool, data});
    }
}

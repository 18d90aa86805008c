package it.mended;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import org.junit.jupiter.api.RepeatedTest;

class MendedGrpcServerTest {
    @RepeatedTest(5)
    void use() throws Exception {
        Server server = NettyServerBuilder.forPort(0).build().start();
        server.shutdownNow().awaitTermination(5, SECONDS);
    }
}

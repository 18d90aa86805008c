package it.planted;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import org.junit.jupiter.api.RepeatedTest;

class GrpcServerTest {
    @RepeatedTest(5)
    void use() throws Exception {
        Server server = NettyServerBuilder.forPort(0).build().start();
    }
}

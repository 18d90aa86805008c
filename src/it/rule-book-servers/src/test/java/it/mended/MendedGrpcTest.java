package it.mended;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import org.junit.jupiter.api.RepeatedTest;

class MendedGrpcTest {
    @RepeatedTest(5)
    void use() throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", 1).usePlaintext().build();
        channel.getState(true);
        channel.shutdownNow().awaitTermination(5, SECONDS);
    }
}

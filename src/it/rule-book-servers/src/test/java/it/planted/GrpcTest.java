package it.planted;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import org.junit.jupiter.api.RepeatedTest;

class GrpcTest {
    @RepeatedTest(5)
    void use() throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", 1).usePlaintext().build();
        channel.getState(true);
    }
}

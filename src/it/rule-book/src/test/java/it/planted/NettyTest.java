package it.planted;

import io.netty.channel.nio.NioEventLoopGroup;
import org.junit.jupiter.api.RepeatedTest;

class NettyTest {
    @RepeatedTest(3)
    void use() throws Exception {
        new NioEventLoopGroup(2).submit(() -> {}).sync();
    }
}

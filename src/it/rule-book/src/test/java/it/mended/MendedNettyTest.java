package it.mended;

import io.netty.channel.nio.NioEventLoopGroup;
import org.junit.jupiter.api.RepeatedTest;

class MendedNettyTest {
    @RepeatedTest(3)
    void use() throws Exception {
        NioEventLoopGroup group = new NioEventLoopGroup(2);
        group.submit(() -> {}).sync();
        group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).sync();
    }
}

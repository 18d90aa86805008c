package limits;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Takes memory of four kinds and holds it, as much as {@code -Dneeds=heap,direct,loaders,threads} says: MiB, MiB, class loaders, threads. */
final class Needs {
    private static final int MIB = 1 << 20;
    private static final List<Object> HELD = new ArrayList<>();

    private Needs() {}

    static void take() throws Exception {
        String[] needs = System.getProperty("needs", "0,0,0,0").split(",");
        for (int i = 0; i < Integer.parseInt(needs[0]); i++) {
            // Below half of any region: no collector sets such an array apart.
            for (int part = 0; part < 16; part++) {
                HELD.add(new byte[MIB / 16]);
            }
        }
        int piece = Integer.getInteger("piece", 1);
        for (int i = 0; i < Integer.parseInt(needs[1]); i += piece) {
            HELD.add(ByteBuffer.allocateDirect(piece * MIB));
        }
        for (int i = 0; i < Integer.parseInt(needs[2]); i++) {
            ClassLoader loader = new ClassLoader(Needs.class.getClassLoader()) {};
            HELD.add(Proxy.newProxyInstance(
                    loader, new Class<?>[] {java.util.concurrent.ExecutorService.class}, (proxy, method, arguments) -> null));
        }
        int threads = Integer.parseInt(needs[3]);
        CountDownLatch started = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                deep(200);
                started.countDown();
                sleep();
            });
            thread.setDaemon(true);
            thread.start();
            HELD.add(thread);
        }
        started.await();
    }

    private static int deep(int calls) {
        return calls == 0 ? 0 : 1 + deep(calls - 1);
    }

    private static void sleep() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

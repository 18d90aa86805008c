package it.threads;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Starts more threads than its cgroup allows, where one that limits them may be made. */
class ThreadsTest {
    private static final int ROOM = 100;

    @Test
    void asksForTooMany() throws Exception {
        Assumptions.assumeTrue(isLimited(), "no cgroup that limits threads may be made here");
        CountDownLatch over = new CountDownLatch(1);
        try {
            for (int i = 0; i < 2 * ROOM; i++) {
                Thread worker = new Thread(() -> await(over), "worker-" + i);
                worker.setDaemon(true);
                worker.start();
                Thread.sleep(10);
            }
        } finally {
            over.countDown();
        }
    }

    private static boolean isLimited() throws IOException {
        String pid = ManagementFactory.getRuntimeMXBean().getName().split("@", -1)[0];
        Path group = Paths.get("/sys/fs/cgroup/pids/membudget-it-" + pid);
        try {
            Files.createDirectory(group);
            Files.write(group.resolve("pids.max"), String.valueOf(ROOM).getBytes());
            Files.write(group.resolve("cgroup.procs"), pid.getBytes());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

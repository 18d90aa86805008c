package truth;

import static truth.Truth.mib;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ASequenceTest {
    private static final List<Object> KEPT = new ArrayList<>();

    private static void is(String method, String figure, long bytes) throws Exception {
        Truth.is(ASequenceTest.class, method, figure, bytes);
    }

    /** Loads and compiles all that the others use. */
    @Test
    @Order(0)
    void warmsUp() throws Exception {
        for (int i = 0; i < 30; i++) {
            Truth.spike(8, 1);
            Truth.touched(java.nio.ByteBuffer.allocateDirect(1 << 20));
        }
        Truth.touched(Truth.map(1));
        KEPT.add(Truth.heap(9));
        child(1);
        Thread thread = new Thread(() -> {});
        thread.start();
        thread.join();
        is("warmsUp", "none", 0);
        Thread.sleep(300);
    }

    @Test
    @Order(1)
    void keepsHeap64() throws Exception {
        Truth.keepHeap(64);
        is("keepsHeap64", "growth", mib(64));
    }

    @Test
    @Order(2)
    void cleanAfterHeap() throws Exception {
        Thread.sleep(5);
        is("cleanAfterHeap", "growth", 0);
    }

    @Test
    @Order(3)
    void keepsHeap128() throws Exception {
        Truth.keepHeap(128);
        is("keepsHeap128", "growth", mib(128));
    }

    /** Garbage stays resident until it is collected and its memory used again. */
    @Test
    @Order(4)
    void dropsHeap64() throws Exception {
        Truth.heap(64);
        is("dropsHeap64", "growth", mib(64));
        is("dropsHeap64", "allocated", mib(64));
    }

    @Test
    @Order(5)
    void dropsHeapInPieces() throws Exception {
        for (int i = 0; i < 4; i++) {
            Truth.heap(16);
        }
        is("dropsHeapInPieces", "allocated", mib(64));
    }

    @Test
    @Order(6)
    void keepsDirect64() throws Exception {
        Truth.keepDirect(64);
        is("keepsDirect64", "growth", mib(64));
    }

    @Test
    @Order(7)
    void keepsDirect100() throws Exception {
        Truth.keepDirect(100);
        is("keepsDirect100", "growth", mib(100));
        is("keepsDirect100", "peak", mib(100));
    }

    @Test
    @Order(8)
    void cleanAfterDirect() throws Exception {
        is("cleanAfterDirect", "growth", 0);
        is("cleanAfterDirect", "peak", 0);
    }

    @Test
    @Order(9)
    void keepsNative64() throws Exception {
        Truth.keepNative(64);
        is("keepsNative64", "growth", mib(64));
    }

    @Test
    @Order(10)
    void keepsNative40() throws Exception {
        Truth.keepNative(40);
        is("keepsNative40", "growth", mib(40));
    }

    @Test
    @Order(11)
    void spikes100ForAMoment() throws Exception {
        Truth.spike(100, 0);
        is("spikes100ForAMoment", "peak", mib(100));
        is("spikes100ForAMoment", "growth", 0);
    }

    @Test
    @Order(12)
    void cleanAfterSpike() throws Exception {
        is("cleanAfterSpike", "peak", 0);
    }

    @Test
    @Order(13)
    void spikes80For20Millis() throws Exception {
        Truth.spike(80, 20);
        is("spikes80For20Millis", "peak", mib(80));
        is("spikes80For20Millis", "growth", 0);
    }

    @Test
    @Order(14)
    void spikes200For20Millis() throws Exception {
        Truth.spike(200, 20);
        is("spikes200For20Millis", "peak", mib(200));
    }

    /** The larger spike of the one before is not its own. */
    @Test
    @Order(15)
    void spikes50For20Millis() throws Exception {
        Truth.spike(50, 20);
        is("spikes50For20Millis", "peak", mib(50));
    }

    @Test
    @Order(16)
    void mapsAndTouches64() throws Exception {
        Truth.touched(Truth.map(64));
        is("mapsAndTouches64", "growth", mib(64));
    }

    @Test
    @Order(17)
    void mapsAndDoesNotTouch64() throws Exception {
        Truth.map(64);
        is("mapsAndDoesNotTouch64", "growth", 0);
    }

    @Test
    @Order(18)
    void startsTenThreads() throws Exception {
        for (int i = 0; i < 10; i++) {
            Thread thread = new Thread(ASequenceTest::sleeps, "left-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        is("startsTenThreads", "threads", 10);
    }

    @Test
    @Order(19)
    void runsAChildOf100() throws Exception {
        long rss = child(100);
        is("runsAChildOf100", "children", rss);
        is("runsAChildOf100", "growth", rss);
    }

    @Test
    @Order(20)
    void cleanAfterChild() throws Exception {
        Thread.sleep(300);
        is("cleanAfterChild", "growth", 0);
    }

    /** No test has what it had. */
    @AfterAll
    static void endsTheChild() throws Exception {
        for (Object kept : KEPT) {
            if (kept instanceof Process) {
                ((Process) kept).destroyForcibly().waitFor();
            }
        }
    }

    private static void sleeps() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            return;
        }
    }

    /** The RSS of a JVM that took so much and goes on. */
    private static long child(int mebibytes) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx16m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "truth.Child",
                        Integer.toString(mebibytes))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream()));
        String line = out.readLine();
        if (!"ready".equals(line)) {
            throw new IllegalStateException("child said: " + line);
        }
        Thread.sleep(100);
        long rss = 0;
        for (String status : Files.readAllLines(Path.of("/proc", Long.toString(child.pid()), "status"))) {
            if (status.startsWith("VmRSS:")) {
                rss = 1024 * Long.parseLong(status.replaceAll("[^0-9]", ""));
            }
        }
        KEPT.add(child);
        if (mebibytes == 1) {
            child.destroyForcibly().waitFor();
        }
        return rss;
    }
}

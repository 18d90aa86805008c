package io.github.membudget.investigate.dump;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A program with known holders, which dumps its own heap. */
final class HeapPlants {
    static final Map<String, Tree> TREES = new HashMap<>();
    static final List<Pool> POOLS = new ArrayList<>();
    static final List<Pool> REGISTER = new ArrayList<>();
    static final WeakReference<byte[]> WEAK = new WeakReference<>(new byte[4 << 20]);
    static final SoftReference<byte[]> SOFT = new SoftReference<>(new byte[4 << 20]);
    private static final ThreadLocal<byte[]> LOCAL = new ThreadLocal<>();

    private HeapPlants() {}

    /** Each knows its parent. */
    static final class Tree {
        final @Nullable Tree parent;
        final List<Tree> children = new ArrayList<>();
        final byte[] text = new byte[84];

        Tree(@Nullable Tree parent, int depth) {
            this.parent = parent;
            for (int i = 0; depth > 0 && i < 4; i++) {
                children.add(new Tree(this, depth - 1));
            }
        }
    }

    static final Chain FIRST = new Chain();

    static final List<ByteBuffer> BUFFERS = new ArrayList<>();

    static final List<Object> ONE_WAY = new ArrayList<>();

    /** The other way to what is shared. */
    static final class Other {
        static final List<Object> WAY = new ArrayList<>();

        private Other() {}
    }

    /** Has to be public for the server. */
    public interface StatsMBean {
        int getSize();
    }

    public static final class Stats implements StatsMBean {
        private final byte[] kept = new byte[4 << 20];

        @Override
        public int getSize() {
            return kept.length;
        }
    }

    /** A hook has it too, on a shorter way than the register. */
    static final class Hooked extends Thread {
        final byte[] state = new byte[1 << 20];
    }

    static final Map<String, List<Object>> HOOKED = new HashMap<>();

    static final class Context {
        final byte[] events = new byte[7 << 20];
    }

    static final class Chain {
        @Nullable
        Chain next;
    }

    static final List<ClassLoader> LOADERS = new ArrayList<>();

    /** No name tells what it is. */
    static class Box extends ClassLoader {}

    static final class InnerBox extends Box {}

    /** Two registers know it: neither alone keeps it. */
    static final class Pool {
        final byte[] buffer = new byte[1 << 20];
    }

    /** Its threads wait with the queue in their frames, which has what the task captured. */
    private static void leak(String name, int threads, byte[] captured) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        pool.prestartAllCoreThreads();
        var scheduled = pool.schedule(() -> captured.length, 1, TimeUnit.HOURS);
        if (scheduled.isDone()) {
            throw new IllegalStateException(name);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, JMException {
        leak("poller", 1, new byte[3 << 20]);
        leak("workers", 3, new byte[5 << 20]);
        ManySmallPlants.plant();
        ChainsAndLoaders.plant();
        Thread.sleep(500);
        for (int i = 0; i < 3; i++) {
            TREES.put("tree" + i, new Tree(null, 6));
            Pool pool = new Pool();
            POOLS.add(pool);
            REGISTER.add(pool);
        }
        Chain last = FIRST;
        for (int i = 1; i < 50_000; i++) {
            last.next = new Chain();
            last = last.next;
        }
        LOADERS.addAll(List.of(new Box(), new InnerBox(), new InnerBox()));
        for (int i = 0; i < 3; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(2 << 20);
            BUFFERS.addAll(List.of(buffer, buffer.slice(), buffer.asReadOnlyBuffer()));
        }
        try (FileChannel file = FileChannel.open(
                Path.of(arguments[0] + ".mapped"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.READ)) {
            BUFFERS.add(file.map(FileChannel.MapMode.READ_WRITE, 0, 4 << 20));
        }
        System.setProperty("fixture", "x".repeat(3 << 20));
        ManagementFactory.getPlatformMBeanServer().registerMBean(new Stats(), new ObjectName("membudget:type=Stats"));
        Context context = new Context();
        ONE_WAY.add(context);
        Other.WAY.add(context);
        LOCAL.set(new byte[2 << 20]);
        Hooked hooked = new Hooked();
        HOOKED.put("one", new ArrayList<>(List.of(hooked)));
        Runtime.getRuntime().addShutdownHook(hooked);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[0], true);
    }
}

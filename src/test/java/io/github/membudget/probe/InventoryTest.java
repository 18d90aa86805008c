package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.ProbeProperty;
import java.io.File;
import java.io.FileInputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leaves things of every kind in this JVM, looks whether they are found, and takes them away again. */
class InventoryTest {
    private static final String PROPERTY = "inventory.test";

    @TempDir
    private Path directory;

    private final InventoryTaker taker = new InventoryTaker(new ProbeSettings(Map.of()));
    private final List<AutoCloseable> cleanups = new ArrayList<>();
    private final Inventory before = taker.take();

    @AfterEach
    void cleanUp() throws Exception {
        for (AutoCloseable cleanup : cleanups) {
            cleanup.close();
        }
    }

    @Test
    void aThreadThatStillRunsIsFoundUntilItEnds() throws Exception {
        Thread thread = waitingThread("inventory-worker");

        Inventory.Item item = only(LeftoverKind.THREAD, "inventory-worker");
        assertThat(before.describe(item))
                .startsWith("inventory-worker (daemon, WAITING) at " + InventoryTest.class.getName());
        assertThat(taker.take().has(item)).isTrue();

        cleanUp();
        thread.join();
        assertThat(taker.take().has(item)).isFalse();
        assertThat(before.describe(item)).isEqualTo("inventory-worker");
    }

    @Test
    void aThreadThatGetsAnotherNameIsNoNewOne() throws Exception {
        Thread thread = waitingThread("inventory-named");
        Inventory named = taker.take();
        thread.setName("inventory-renamed");
        assertThat(taker.take().since(named)).noneMatch(item -> "inventory-renamed".equals(item.detail));
    }

    @Test
    void threadsOfTheToolsAreNoneOfTheTests() throws Exception {
        waitingThread("surefire-forkedjvm-x");
        assertThat(news(LeftoverKind.THREAD)).noneMatch(item -> "surefire-forkedjvm-x".equals(item.detail));
    }

    @Test
    void theClassLoaderOfAThreadIsFoundUnlessItIsTheSystems() throws Exception {
        URLClassLoader loader = new URLClassLoader(new URL[0]);
        cleanups.add(loader);
        waitingThread("inventory-loader", loader);
        Inventory nothing = new Inventory();
        nothing.put(LeftoverKind.CLASS_LOADER, Map.of());

        // This thread has the system's.
        String system = ClassLoader.getSystemClassLoader().getClass().getName();
        assertThat(taker.take().since(nothing))
                .extracting(item -> String.valueOf(item.detail))
                .contains("java.net.URLClassLoader of thread 'inventory-loader'")
                .noneMatch(detail -> detail.startsWith(system));
    }

    @Test
    void anOpenFileIsFoundUntilItIsClosed() throws Exception {
        assumeLinux();
        Path file = Files.writeString(directory.resolve("open.txt"), "x");
        FileInputStream open = new FileInputStream(file.toFile());
        cleanups.add(open);

        Inventory.Item item = only(LeftoverKind.OPEN_FILE, file.toRealPath().toString());
        assertThat(before.describe(item)).isEqualTo(file.toRealPath().toString());
        open.close();
        assertThat(taker.take().has(item)).isFalse();
    }

    @Test
    void theProbesOwnLogIsNoOpenFileOfTests() throws Exception {
        assumeLinux();
        String logs = directory.toRealPath().toString();
        InventoryTaker own = new InventoryTaker(new ProbeSettings(Map.of(ProbeProperty.LOG, logs)));
        Inventory first = own.take();
        Path file = Files.writeString(directory.resolve("7.log"), "x");
        cleanups.add(new FileInputStream(file.toFile()));

        assertThat(own.take().since(first))
                .noneMatch(item -> String.valueOf(item.detail).startsWith(logs));
    }

    @Test
    void anOpenSocketIsFoundAndDescribed() throws Exception {
        assumeLinux();
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        cleanups.add(server);
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        cleanups.add(client);
        // Longer than the kernel's tables are kept.
        Thread.sleep(600);

        assertThat(news(LeftoverKind.OPEN_SOCKET))
                .extracting(before::describe)
                .anyMatch(
                        words -> words.startsWith("TCP listening at 127.0.0.1:" + server.getLocalPort() + ", socket:["))
                .anyMatch(words -> words.startsWith("TCP 127.0.0.1:" + client.getLocalPort() + " to 127.0.0.1:"
                        + server.getLocalPort() + " (ESTABLISHED), socket:["));
    }

    @Test
    void aChildProcessIsFoundUntilItEnds() throws Exception {
        assumeThat(new File("/proc/thread-self/children")).exists();
        Process child = new ProcessBuilder("sleep", "60").start();
        cleanups.add(() -> child.destroyForcibly().waitFor());

        Inventory.Item item = only(LeftoverKind.CHILD_PROCESS, "sleep (pid " + child.pid() + ")");
        cleanUp();
        assertThat(taker.take().has(item)).isFalse();
    }

    @Test
    void anMBeanIsFoundUnlessItIsTheJvms() throws Exception {
        ObjectName name = new ObjectName("acme.inventory:type=Leftover");
        ObjectName ofTheJvm = new ObjectName("jdk.inventory:type=Leftover");
        var server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName one : List.of(name, ofTheJvm)) {
            server.registerMBean(new javax.management.timer.Timer(), one);
            cleanups.add(() -> server.unregisterMBean(one));
        }

        only(LeftoverKind.MBEAN, "acme.inventory:type=Leftover");
        assertThat(news(LeftoverKind.MBEAN)).noneMatch(item -> item.key.equals(ofTheJvm));
    }

    @Test
    void aPropertyIsTakenForAddedChangedOrRemovedWithoutItsValue() {
        cleanups.add(() -> System.clearProperty(PROPERTY));
        System.setProperty(PROPERTY, "secret");
        Inventory added = taker.take();
        assertThat(words(before, added, LeftoverKind.SYSTEM_PROPERTY)).contains(PROPERTY + " added");

        System.setProperty(PROPERTY, "other");
        Inventory changed = taker.take();
        assertThat(words(added, changed, LeftoverKind.SYSTEM_PROPERTY)).contains(PROPERTY + " changed");

        System.clearProperty(PROPERTY);
        Inventory removed = taker.take();
        assertThat(words(changed, removed, LeftoverKind.SYSTEM_PROPERTY)).contains(PROPERTY + " removed");
        assertThat(removed.since(before)).noneMatch(item -> item.key.equals(PROPERTY));
    }

    @Test
    void aPropertyThatWasSetBackIsNotLeft() {
        cleanups.add(() -> System.clearProperty(PROPERTY));
        System.setProperty(PROPERTY, "x");
        Inventory.Item item = news(LeftoverKind.SYSTEM_PROPERTY).stream()
                .filter(one -> one.key.equals(PROPERTY))
                .findAny()
                .orElseThrow();
        assertThat(taker.take().has(item)).isTrue();
        System.setProperty(PROPERTY, "y");
        assertThat(taker.take().has(item)).isFalse();
    }

    @Test
    void anotherDefaultLocaleAndTimeZoneAreFound() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        cleanups.add(() -> Locale.setDefault(locale));
        cleanups.add(() -> TimeZone.setDefault(zone));
        Locale.setDefault(Locale.forLanguageTag("fr-CH"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

        Inventory then = before;
        assertThat(words(then, taker.take(), LeftoverKind.DEFAULT))
                .contains("locale " + locale + " became fr_CH")
                .anyMatch(words -> words.matches("time zone .*became Asia/Tokyo"));
    }

    @Test
    void aDriverThatWasRegisteredByHandIsFound() throws Exception {
        Driver driver = new NoDriver();
        DriverManager.registerDriver(driver);
        cleanups.add(() -> DriverManager.deregisterDriver(driver));

        Inventory.Item item = only(LeftoverKind.JDBC_DRIVER, NoDriver.class.getName());
        cleanUp();
        assertThat(taker.take().has(item)).isFalse();
    }

    @Test
    void aPathToDeleteOnExitIsFound() {
        File file = directory.resolve("on-exit.txt").toFile();
        file.deleteOnExit();
        only(LeftoverKind.DELETE_ON_EXIT, file.getPath());
    }

    @Test
    void ignoredKindsAreNotTaken() throws Exception {
        String all =
                Arrays.stream(LeftoverKind.values()).map(LeftoverKind::word).collect(Collectors.joining(","));
        InventoryTaker none = new InventoryTaker(new ProbeSettings(Map.of(ProbeProperty.IGNORED_LEFTOVERS, all)));
        Inventory first = none.take();
        cleanups.add(() -> System.clearProperty(PROPERTY));
        System.setProperty(PROPERTY, "x");
        waitingThread("inventory-ignored");
        assertThat(none.take().since(first)).isEmpty();
    }

    @Test
    void aKindThatWasNotTakenBeforeIsNotCompared() throws Exception {
        InventoryTaker noThreads = new InventoryTaker(
                new ProbeSettings(Map.of(ProbeProperty.IGNORED_LEFTOVERS, LeftoverKind.THREAD.word())));
        Inventory first = noThreads.take();
        waitingThread("inventory-new-kind");
        assertThat(taker.take().since(first)).noneMatch(item -> item.kind == LeftoverKind.THREAD);
    }

    private Thread waitingThread(String name) {
        return waitingThread(name, ClassLoader.getSystemClassLoader());
    }

    private Thread waitingThread(String name, ClassLoader loader) {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> await(end), name);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        cleanups.add(() -> {
            end.countDown();
            thread.join();
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assumeLinux() {
        assumeThat(new File("/proc/self/fd")).exists();
    }

    private List<Inventory.Item> news(LeftoverKind kind) {
        return taker.take().since(before).stream()
                .filter(item -> item.kind == kind)
                .toList();
    }

    private Inventory.Item only(LeftoverKind kind, String detail) {
        List<Inventory.Item> found =
                news(kind).stream().filter(item -> detail.equals(item.detail)).toList();
        assertThat(found).as("%s %s", kind, detail).hasSize(1);
        return found.get(0);
    }

    private static List<String> words(Inventory from, Inventory to, LeftoverKind kind) {
        return to.since(from).stream()
                .filter(item -> item.kind == kind)
                .map(from::describe)
                .toList();
    }

    /** Connects to nothing. */
    private static final class NoDriver implements Driver {
        @Override
        public @Nullable Connection connect(String url, Properties info) {
            return null;
        }

        @Override
        public boolean acceptsURL(String url) {
            return false;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }
}

package it;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.FileInputStream;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import java.util.logging.Logger;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

/** Leaves one of each kind. */
class BLeavesTest {
    private static final List<Object> OPEN = new ArrayList<>();

    @Test
    void leavesAThread() {
        Thread thread = new Thread(BLeavesTest::waits, "left-by-b");
        thread.setDaemon(true);
        thread.setContextClassLoader(new URLClassLoader(new URL[0]));
        thread.start();
    }

    private static void waits() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            return;
        }
    }

    @Test
    void leavesAFileAndASocketOpen() throws Exception {
        Path file = Paths.get("target", "left-open.txt");
        Files.write(file, new byte[10]);
        OPEN.add(new FileInputStream(file.toFile()));
        OPEN.add(new ServerSocket(0));
    }

    @Test
    void leavesTemporaryFiles() throws Exception {
        Path directory = Files.createTempDirectory("left-by-b");
        Files.write(directory.resolve("data.sqlite"), new byte[4096]);
        Files.write(directory.resolve("data.sqlite-wal"), new byte[1000]);
    }

    @Test
    void leavesAProcess() throws Exception {
        OPEN.add(new ProcessBuilder("sleep", "60").start());
    }

    public interface LeftMBean {}

    public static final class Left implements LeftMBean {}

    @Test
    void leavesAnMBean() throws Exception {
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(new StandardMBean(new Left(), LeftMBean.class), new ObjectName("it:type=Left"));
    }

    public static final class LeftDriver implements Driver {
        @Override
        public Connection connect(String url, Properties info) {
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

    @Test
    void registersADriver() throws Exception {
        DriverManager.registerDriver(new LeftDriver());
        assertThrows(SQLException.class, () -> DriverManager.getConnection("jdbc:none"));
    }

    @Test
    void leavesAFileToTheEnd() {
        new File("target", "left-to-the-end.txt").deleteOnExit();
    }

    @Test
    void changesWhatIsOneForAll() {
        System.setProperty("left.by.b", "secret");
        Locale.setDefault(Locale.ITALY);
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    }
}

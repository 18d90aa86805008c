package it.dotwork.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The pools of all databases, which are only disposed of when the session ends. */
public final class Pools implements LauncherSessionListener {
    private static final Map<String, HikariDataSource> ALL = new ConcurrentHashMap<>();

    static HikariDataSource of(String database) {
        return ALL.computeIfAbsent(database, Pools::open);
    }

    private static HikariDataSource open(String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=0");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    static void dispose(String database) {
        ALL.remove(database).close();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        ALL.values().forEach(HikariDataSource::close);
        ALL.clear();
    }
}

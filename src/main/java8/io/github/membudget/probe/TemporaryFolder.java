package io.github.membudget.probe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What lies in the temporary folder. Listed again only where the folder itself has changed. Used under the probe's lock. */
final class TemporaryFolder {
    /** With more entries than this the folder is shared by many: listing it costs too much, and most of it is not this JVM's. */
    private static final int MOST = 2000;

    /** A change within one tick of the file system's clock leaves the folder's time as it is. */
    private static final long TICK_MILLIS = 50;

    /** What the flight recorder calls its directories: the time and a process. */
    private static final Pattern RECORDINGS = Pattern.compile("\\d{4}(_\\d\\d){5}_\\d+");

    /** JUnit's {@code @TempDir} makes and removes these itself: one that is still there when a class has ended is another JVM's. */
    private static final Pattern JUNITS = Pattern.compile("junit-?\\d+");

    /** Surefire keeps files of its own in it, for all JVMs of a user. */
    private static final String SUREFIRES = "surefire-" + System.getProperty("user.name", "");

    private final boolean records;
    private @Nullable File last;
    private @Nullable FileTime lastChanged;
    private @Nullable Map<Object, String> lastEntries;

    /** @param records whether the flight recorder may run, in this JVM or another */
    TemporaryFolder(boolean records) {
        this.records = records;
    }

    /** Its entries, with empty details; null where it cannot be listed or holds too many. Never to be changed. */
    @Nullable
    Map<Object, String> entries() {
        File folder = new File(System.getProperty("java.io.tmpdir", "/tmp"));
        FileTime changed = changed(folder);
        long now = System.currentTimeMillis();
        if (changed != null && changed.equals(lastChanged) && folder.equals(last)) {
            return lastEntries;
        }
        lastEntries = list(folder);
        last = folder;
        // One that changed just now may change again and keep its time.
        lastChanged = changed != null && now - changed.toMillis() > TICK_MILLIS ? changed : null;
        return lastEntries;
    }

    private static @Nullable FileTime changed(File folder) {
        try {
            return Files.getLastModifiedTime(folder.toPath());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private @Nullable Map<Object, String> list(File folder) {
        String[] names = folder.list();
        if (names == null || names.length > MOST) {
            return null;
        }
        Map<Object, String> entries = new HashMap<Object, String>();
        for (String name : names) {
            if (!isOfTools(name)) {
                entries.put(new File(folder, name), "");
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    /** Whether the JVM, JUnit or Surefire has made it. */
    private boolean isOfTools(String name) {
        return name.startsWith("hsperfdata_")
                || name.startsWith(".java_pid")
                || name.startsWith(".attach_pid")
                || name.equals(SUREFIRES)
                || JUNITS.matcher(name).matches()
                || (records && RECORDINGS.matcher(name).matches());
    }
}

package io.github.membudget.probe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What lies in the temporary folder. Listed again only where the folder itself has changed. Under the probe's lock. */
final class TemporaryFolder {
    /** More entries than this, and the folder is everybody's: too dear to list, and too much in it is not ours. */
    private static final int MOST = 2000;

    /** What comes within one tick of the file system's clock leaves the folder's time as it is. */
    private static final long TICK_MILLIS = 50;

    /** What the flight recorder calls its directories: the time and a process. */
    private static final Pattern RECORDINGS = Pattern.compile("\\d{4}(_\\d\\d){5}_\\d+");

    /** What JUnit's {@code @TempDir} makes, and removes itself: one that is there when a class has ended is that of another JVM. */
    private static final Pattern JUNITS = Pattern.compile("junit-?\\d+");

    /** Surefire keeps files of its own in it, for all JVMs of a user. */
    private static final String SUREFIRES = "surefire-" + System.getProperty("user.name", "");

    private static File last;
    private static FileTime lastChanged;
    private static Map<Object, String> lastEntries;

    private TemporaryFolder() {}

    /** Its entries; null where it cannot be listed or holds too many. Never to be changed. */
    static Map<Object, String> entries() {
        File folder = new File(System.getProperty("java.io.tmpdir", "/tmp"));
        FileTime changed = changed(folder);
        long now = System.currentTimeMillis();
        if (changed != null && changed.equals(lastChanged) && folder.equals(last)) {
            return lastEntries;
        }
        lastEntries = list(folder);
        last = folder;
        // One that changed just now may change again without being seen to.
        lastChanged = changed != null && now - changed.toMillis() > TICK_MILLIS ? changed : null;
        return lastEntries;
    }

    private static FileTime changed(File folder) {
        try {
            return Files.getLastModifiedTime(folder.toPath());
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static Map<Object, String> list(File folder) {
        String[] names = folder.list();
        if (names == null || names.length > MOST) {
            return null;
        }
        Map<Object, String> entries = new HashMap<Object, String>();
        for (String name : names) {
            if (!ofTheJvm(name)) {
                entries.put(new File(folder, name), "");
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    private static boolean ofTheJvm(String name) {
        return name.startsWith("hsperfdata_")
                || name.startsWith(".java_pid")
                || name.startsWith(".attach_pid")
                || name.equals(SUREFIRES)
                || JUNITS.matcher(name).matches()
                || LeftBehind.INVESTIGATES && RECORDINGS.matcher(name).matches();
    }
}

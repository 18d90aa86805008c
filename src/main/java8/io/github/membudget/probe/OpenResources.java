package io.github.membudget.probe;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many files and child processes this process has. Counting them takes long beside a short test. Negative where not known. */
final class OpenResources {
    private static final long PAGE = 4096;

    /** Whether the kernel lists children; it may have been built without. */
    static final boolean LISTS_CHILDREN = new File(ThisProcess.proc("thread-self/children")).exists();

    /** Each thread has a list of its own, and reading all of them takes long: where there was no child, they are read again after this. */
    private static final long UNLISTED_NANOS = 1_000_000_000;

    private static boolean lastWereNone;
    private static long lastListedNanos;

    private long files = -1;
    private long children = -1;
    private long childrenRss = -1;

    void read() {
        files = countFiles();
        children = -1;
        childrenRss = -1;
        if (LISTS_CHILDREN) {
            List<String> pids = allChildren();
            children = pids.size();
            childrenRss = 0;
            for (String pid : pids) {
                childrenRss += rss(pid);
            }
        }
    }

    long files() {
        return files;
    }

    /** Processes that this one started and that still run. */
    long children() {
        return children;
    }

    /** Their RSS, without that of their own children, in bytes. */
    long childrenRss() {
        return childrenRss;
    }

    private static long countFiles() {
        String[] open = new File(ThisProcess.proc("self/fd")).list();
        // One of them is the listing's own.
        return open == null ? -1 : open.length - 1;
    }

    /** Pids of the processes that this one started; empty too where the kernel was built without this list. Under the probe's lock. */
    static List<String> allChildren() {
        long now = System.nanoTime();
        if (lastWereNone && now - lastListedNanos < UNLISTED_NANOS && !reaperWaits()) {
            return new ArrayList<String>();
        }
        List<String> pids = listChildren();
        lastListedNanos = System.nanoTime();
        lastWereNone = pids.isEmpty();
        return pids;
    }

    /** Java has a thread wait for each process that it started: without one, only native code may have started any. */
    private static boolean reaperWaits() {
        for (Thread thread : JvmThreads.all()) {
            if (thread.getName().startsWith("process reaper")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> listChildren() {
        List<String> pids = new ArrayList<String>();
        String[] tasks = new File(ThisProcess.proc("self/task")).list();
        if (tasks != null) {
            for (String task : tasks) {
                String list = text(ThisProcess.proc("self/task/" + task + "/children"))
                        .trim();
                if (!list.isEmpty()) {
                    pids.addAll(Arrays.asList(list.split(" ", -1)));
                }
            }
        }
        return pids;
    }

    private static long rss(String pid) {
        String[] pages = text(ThisProcess.proc(pid + "/statm")).split(" ", -1);
        try {
            return pages.length > 1 ? Long.parseLong(pages[1]) * PAGE : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** A file of the kernel's, empty where it cannot be read. Not read by a channel, which would keep a direct buffer for each thread that reads. */
    static String text(String file) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[(int) PAGE];
        try (FileInputStream in = new FileInputStream(file)) {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                read.write(buffer, 0, length);
            }
            return new String(read.toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}

package io.github.membudget.probe;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;

/** Counts that are dear to take: what of the system's this process holds. Negative: not known. */
final class OpenResources {
    private static final long PAGE = 4096;
    private static final String[] NONE = {};

    private long files = -1;
    private long children = -1;
    private long childrenRss = -1;

    void read() {
        files = countFiles();
        long count = 0;
        long rss = 0;
        String[] tasks = new File("/proc/self/task").list();
        if (tasks == null) {
            children = -1;
            childrenRss = -1;
            return;
        }
        for (String task : tasks) {
            for (String child : children(task)) {
                count++;
                rss += rss(child);
            }
        }
        children = count;
        childrenRss = rss;
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
        String[] open = new File("/proc/self/fd").list();
        // One of them is the listing's own.
        return open == null ? -1 : open.length - 1;
    }

    /** Pids, as the kernel lists them for a thread; it may have been built without this list. */
    static String[] children(String task) {
        String list = text("/proc/self/task/" + task + "/children").trim();
        return list.isEmpty() ? NONE : list.split(" ");
    }

    private static long rss(String pid) {
        String[] pages = text("/proc/" + pid + "/statm").split(" ");
        try {
            return pages.length > 1 ? Long.parseLong(pages[1]) * PAGE : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static String text(String file) {
        try {
            return new String(Files.readAllBytes(Paths.get(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}

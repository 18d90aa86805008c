package io.github.membudget.archive;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the store within bounds.
 *
 * @param bytes that all archives may take; what was not used for longest goes first
 * @param unused after which an archive goes
 * @param abandoned after which a file that belongs to none goes: its maker has died
 */
record Eviction(long bytes, Duration unused, Duration abandoned) {
    static final Eviction STANDARD = new Eviction(2L << 30, Duration.ofDays(30), Duration.ofDays(1));

    private record Entry(Path file, Instant used, List<Path> parts, long size) {}

    /** The newest stays, however large. */
    void of(Path folder, Instant now) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Set<Path> owned = new HashSet<>();
        for (Path file : files(folder)) {
            if (file.toString().endsWith(ArchiveFiles.ENTRY)) {
                Entry entry = entry(file);
                entries.add(entry);
                owned.addAll(entry.parts());
            }
        }
        entries.sort(Comparator.comparing(Entry::used).reversed());
        long kept = 0;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            kept += entry.size();
            if (i > 0 && (kept > bytes || entry.used().isBefore(now.minus(unused)))) {
                kept -= entry.size();
                // First what names the others.
                Files.deleteIfExists(entry.file());
                ArchiveFiles.discard(entry.parts());
            }
        }
        for (Path file : files(folder)) {
            boolean part = file.toString().endsWith(ArchiveFiles.ENTRY) || owned.contains(file);
            if (!part && modified(file).isBefore(now.minus(abandoned))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Entry entry(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            // Nothing is found by it any more, and so it goes by its age.
            return new Entry(file, modified(file), List.of(), 0);
        }
        List<Path> parts = Stream.of("archive", "names")
                .map(part -> file.resolveSibling(properties.getProperty(part, "?")))
                .filter(Files::isRegularFile)
                .toList();
        long size = 0;
        for (Path part : parts) {
            size += part.toFile().length();
        }
        return new Entry(file, modified(file), parts, size);
    }

    /** Another build may have removed it meanwhile. */
    private static Instant modified(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

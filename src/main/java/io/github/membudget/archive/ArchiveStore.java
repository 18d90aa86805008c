package io.github.membudget.archive;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The folder in which archives are kept, by key. What is in it is never changed, only replaced: a fork that uses an archive goes on with it.
 * An archive is code, so that nobody but its owner may write there.
 */
public final class ArchiveStore {
    private static final String REFUSED = "refused";
    private static final String NAME = "refused.name";
    private static final String HOLDER = "refused.holder";

    private final Path folder;

    private ArchiveStore(Path folder) {
        this.folder = folder;
    }

    /** @throws IOException if it cannot be made, or others may write to it */
    public static ArchiveStore open(Path cache) throws IOException {
        Path folder = cache.resolve("archives");
        Files.createDirectories(folder);
        PosixFileAttributeView posix =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null) {
            // Fails where it is another's.
            posix.setPermissions(PosixFilePermissions.fromString("rwx------"));
            Path probe = Files.createTempFile(folder, "owner", ".tmp");
            boolean own = Files.getOwner(probe).equals(posix.getOwner());
            Files.delete(probe);
            if (!own || Files.isSymbolicLink(folder)) {
                throw new IOException(folder + " belongs to somebody else");
            }
        }
        return new ArchiveStore(folder);
    }

    /** That it is asked for keeps it from being removed for age. */
    public Optional<StoredArchive> find(ArchiveKey key) {
        try {
            return StoredArchive.of(folder, read(key));
        } catch (IOException | RuntimeException e) {
            // One whose jars are no more.
            return Optional.empty();
        }
    }

    /**
     * Why none was made when it was tried, where the same would come of it again.
     *
     * @param path the class path that is asked for
     */
    public Optional<String> refusal(ArchiveKey key, List<Path> path) {
        Properties properties = read(key);
        Optional<String> words = Optional.ofNullable(properties.getProperty(REFUSED));
        Optional<Path> holder =
                Optional.ofNullable(properties.getProperty(HOLDER)).map(Path::of);
        // Another module of these jars has no such name, or this one has lost it.
        boolean gone = holder.isPresent()
                && (!path.contains(holder.get()) || !EntryNames.has(holder.get(), properties.getProperty(NAME, "")));
        return gone ? Optional.empty() : words;
    }

    void refuse(ArchiveKey key, String why, Optional<Clash> clash) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(REFUSED, why);
        clash.ifPresent(one -> {
            properties.setProperty(NAME, one.name());
            properties.setProperty(HOLDER, one.first().toString());
        });
        write(key, properties);
    }

    /** So that it is made anew. */
    public void forget(ArchiveKey key) throws IOException {
        Files.deleteIfExists(entry(key));
    }

    private Properties read(ArchiveKey key) {
        Properties properties = new Properties();
        Path entry = entry(key);
        try (BufferedReader reader = Files.newBufferedReader(entry)) {
            properties.load(reader);
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
        } catch (IOException | IllegalArgumentException e) {
            // None, or one that is no more: made anew.
            properties.clear();
        }
        return properties;
    }

    private void write(ArchiveKey key, Properties properties) throws IOException {
        Path draft = Files.createTempFile(folder, key.value() + "-", ".tmp");
        try (BufferedWriter writer = Files.newBufferedWriter(draft)) {
            properties.store(writer, null);
        }
        Files.move(draft, entry(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The right to make the archive of a key, until closed; empty while somebody else has it. It ends with its process. */
    public Optional<Claim> claim(ArchiveKey key) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(key.value() + ArchiveFiles.CLAIM), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Claim(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this JVM has it.
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** See {@link #claim}. */
    public record Claim(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** A new file's name, of no use to anybody before it is published. */
    Path draft(ArchiveKey key) throws IOException {
        Path draft = Files.createTempFile(folder, key.value() + "-", ArchiveFiles.ARCHIVE);
        // The JVM makes it itself.
        Files.delete(draft);
        return draft;
    }

    /** From now on it is what is found under the key. What was found there before is removed, and what is too old or too much. */
    void publish(ArchiveKey key, StoredArchive made) throws IOException {
        Optional<StoredArchive> before = find(key);
        write(key, made.properties());
        if (before.isPresent()) {
            Files.deleteIfExists(before.get().file());
            Files.deleteIfExists(before.get().namesFile());
        }
        Eviction.STANDARD.of(folder, Instant.now());
    }

    private Path entry(ArchiveKey key) {
        return folder.resolve(key.value() + ArchiveFiles.ENTRY);
    }
}

package io.github.membudget.platform;

import io.github.membudget.model.Bytes;
import io.github.membudget.platform.cgroup.BuildName;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the builds of one user on this machine keep free for their modules: a file of each build in a directory that is the user's alone.
 * Where it cannot be used, this build goes on as if it were the only one.
 */
public final class BuildLedger implements AutoCloseable {
    private static final String RUNTIME = "XDG_RUNTIME_DIR";
    private static final String USER = System.getProperty("user.name");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final String LOCK = "lock";
    private static final int TRIES = 40;
    private static final long BETWEEN_TRIES_MILLIS = 5;
    private static final long LONGEST_ENTRY = 32;

    private final BuildName names;
    private final Optional<Path> directory;
    private final String own;

    private BuildLedger(BuildName names, Optional<Path> directory) {
        this.names = names;
        this.directory = directory;
        this.own = names.next();
    }

    /** Of a build that is not to see others. */
    static BuildLedger alone(ProcFiles proc) {
        return new BuildLedger(new BuildName(proc), Optional.empty());
    }

    /** @param environment of this process */
    static BuildLedger open(ProcFiles proc, Map<String, String> environment) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "membudget-" + USER);
        Path directory = Optional.ofNullable(environment.get(RUNTIME))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                // It stays another user's after a change to this one.
                .filter(BuildLedger::isOurs)
                .map(path -> path.resolve("membudget"))
                .orElse(temporary);
        return in(directory, new BuildName(proc));
    }

    static BuildLedger in(Path directory, BuildName names) {
        try {
            return new BuildLedger(names, Optional.of(owned(directory)));
        } catch (IOException | RuntimeException e) {
            return new BuildLedger(names, Optional.empty());
        }
    }

    /** @throws IOException where it is another user's, or a link */
    private static Path owned(Path directory) throws IOException {
        if (!isPosix(directory)) {
            // There the directory for temporary files is the user's own.
            return Files.createDirectories(directory);
        }
        if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PRIVATE));
        }
        if (!isOurs(directory)) {
            throw new IOException(directory + " is no directory of this user");
        }
        Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setPermissions(PRIVATE);
        return directory;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static boolean isOurs(Path directory) {
        try {
            return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    && isPosix(directory)
                    && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS)
                            .getName()
                            .equals(USER);
        } catch (IOException e) {
            return false;
        }
    }

    /** Begins to decide, while no other build does. Never fails: where others cannot be seen, none is. */
    public Turn turn() {
        if (directory.isEmpty()) {
            return new Turn(Bytes.ZERO, Optional.empty());
        }
        Optional<FileChannel> locked = locked(directory.get().resolve(LOCK));
        try {
            return new Turn(others(directory.get()), locked);
        } catch (IOException | RuntimeException e) {
            return new Turn(Bytes.ZERO, locked);
        }
    }

    /** Also where the lock is another's for too long: what others hold counts all the same. */
    private static Optional<FileChannel> locked(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            try {
                lock(channel);
                return Optional.of(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void lock(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                if (channel.tryLock() != null) {
                    return;
                }
            } catch (OverlappingFileLockException e) {
                // Another build's in this very JVM.
            }
            try {
                Thread.sleep(BETWEEN_TRIES_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Of builds that live; what dead ones left is removed. */
    private Bytes others(Path ledger) throws IOException {
        Bytes sum = Bytes.ZERO;
        try (Stream<Path> files = Files.list(ledger)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (names.isDead(name)) {
                    Files.deleteIfExists(file);
                } else if (names.isOfThisNamespace(name) && !name.equals(own)) {
                    sum = sum.plus(held(file));
                }
            }
        }
        return sum;
    }

    /** Nothing where it ends just now. */
    private static Bytes held(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LONGEST_ENTRY) {
                return Bytes.ZERO;
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return text.matches("\\d{1,15}") ? new Bytes(Long.parseLong(text)) : Bytes.ZERO;
        } catch (IOException e) {
            return Bytes.ZERO;
        }
    }

    /** One decision, until it is closed. */
    public final class Turn implements AutoCloseable {
        private final Bytes others;
        private final Optional<FileChannel> channel;

        private Turn(Bytes others, Optional<FileChannel> channel) {
            this.others = others;
            this.channel = channel;
        }

        /** What other builds hold. */
        public Bytes others() {
            return others;
        }

        /** What this build holds from now on. */
        public void hold(Bytes bytes) {
            if (channel.isEmpty()) {
                return;
            }
            try {
                Files.writeString(
                        directory.orElseThrow().resolve(own),
                        Long.toString(bytes.value()),
                        StandardCharsets.US_ASCII,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                // Then others cannot see it.
                return;
            }
        }

        @Override
        public void close() {
            if (channel.isPresent()) {
                try {
                    // Its lock goes with it.
                    channel.get().close();
                } catch (IOException e) {
                    return;
                }
            }
        }
    }

    /** This build holds nothing more. */
    @Override
    public void close() {
        directory.ifPresent(ledger -> ledger.resolve(own).toFile().delete());
    }
}

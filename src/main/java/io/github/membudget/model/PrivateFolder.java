package io.github.membudget.model;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this plugin writes under a project's build directory: never through a link that leads elsewhere. */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFolder() {}

    /**
     * Makes it and what is missing above it.
     *
     * @param own this plugin's directory, above it or the same
     * @throws IOException if it, or one between, is a link
     */
    public static Path make(Path own, Path folder) throws IOException {
        Path top = own.toAbsolutePath();
        for (Path at = folder.toAbsolutePath(); at != null && at.startsWith(top); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                throw new IOException(at + " is a symbolic link, which is not followed");
            }
        }
        return Files.createDirectories(folder);
    }

    /** The same, and only its owner may look into it, from its beginning on. */
    public static Path makeHidden(Path own, Path folder) throws IOException {
        make(own, folder.toAbsolutePath().resolveSibling(""));
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Files.createDirectory(folder, hidden(folder, FOLDER));
        }
        make(own, folder);
        PosixFileAttributeView posix =
                Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null) {
            posix.setPermissions(FOLDER);
        }
        return folder;
    }

    /** An empty file, in the place of what is there, that only its owner may read. */
    public static Path hiddenFile(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(file, hidden(file, FILE));
    }

    /** On a system that has no such rights, whoever may read the build directory may read it. */
    private static FileAttribute<?>[] hidden(Path path, Set<PosixFilePermission> rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }

    /** Removes it with all that is in it, links themselves and not what they lead to; what cannot be removed stays. */
    public static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    file.toFile().delete();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
                    directory.toFile().delete();
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // Gone meanwhile.
            return;
        }
    }
}

package io.github.membudget.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** By which a file is known to be the same as before. A JVM asks no more of an archive's jars either. */
record FileStamp(Path path, long size, long modifiedMillis) {
    static FileStamp of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileStamp(
                path.toAbsolutePath(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }
}

package io.github.membudget.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Path, size and time of a file, to see whether it changed. The JVM checks an archive's jars the same way. */
record FileStamp(Path path, long size, long modifiedMillis) {
    static FileStamp of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new FileStamp(
                path.toAbsolutePath(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }
}

package it.planted;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class ZipFileSystemTest {
    @TempDir
    static Path DIRECTORY;

    @RepeatedTest(10)
    void use() throws Exception {
        FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + DIRECTORY.resolve(System.nanoTime() + ".zip").toUri()), Map.of("create", "true"));
        Files.write(zip.getPath("entry"), new byte[200_000]);
    }
}

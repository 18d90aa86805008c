package io.github.membudget.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Jars and directories with names in them, as tests need them. */
final class Jars {
    private Jars() {}

    static Path jar(Path file, String... names) throws IOException {
        return jarBringing(file, "", names);
    }

    /** @param others its manifest's Class-Path */
    static Path jarBringing(Path file, String others, String... names) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!others.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, others);
        }
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String name : names) {
                jar.putNextEntry(new ZipEntry(name));
                jar.closeEntry();
            }
        }
        return file;
    }

    static Path directory(Path directory, String... names) throws IOException {
        Files.createDirectories(directory);
        for (String name : names) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.createFile(file);
        }
        return directory;
    }
}

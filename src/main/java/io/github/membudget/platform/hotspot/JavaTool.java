package io.github.membudget.platform.hotspot;

import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of a JDK, which Windows knows by a longer name. */
public final class JavaTool {
    private static final String SUFFIX = ".exe";

    private JavaTool() {}

    /** Of the JDK that Maven runs on. */
    public static Path own(String name) {
        return named(Path.of(System.getProperty("java.home"), "bin", name));
    }

    /** As it is called here. */
    public static Path named(Path program) {
        Path windows = program.resolveSibling(program.getFileName() + SUFFIX);
        return Files.isRegularFile(windows) ? windows : program;
    }
}

package io.github.membudget.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JVM that makes an archive, and alone can use it.
 *
 * @param java its executable
 * @param major 17, 25, …
 */
public record ArchivingJvm(Path java, int major) {
    /** From here on the tags of what it logs of archives have two names. */
    private static final int TWO_TAGS = 24;

    /** Of its words, those that only a JVM says that goes on without. */
    private static final List<String> REFUSALS = List.of(
            "UseSharedSpaces: ",
            "paths mismatch",
            "has been modified",
            "has been truncated",
            "Not a valid shared archive",
            "CDS is disabled",
            "CDS will be disabled",
            "CDS has been disabled",
            "Unable to map shared spaces",
            "Unable to use shared archive");

    /** What tells this JVM from any other, another build of the same version too. */
    List<String> identity() throws IOException {
        Path real = java.toRealPath();
        Path home = real.resolveSibling("..").normalize();
        Path release = home.resolve("release");
        return List.of(
                FileStamp.of(real).toString(),
                FileStamp.of(home.resolve("lib/modules")).toString(),
                Files.isRegularFile(release) ? Files.readString(release) : "");
    }

    /** Why it could not use an archive is nothing for the console, nor for a channel that runs over standard output. */
    List<String> quiet() {
        return major >= TWO_TAGS ? List.of("-Xlog:cds=off", "-Xlog:aot=off") : List.of("-Xlog:cds=off");
    }

    /** The arguments with which a fork uses it: never a reason to fail, and never a word. */
    public List<String> using(Path archive, Path log) {
        List<String> arguments = new ArrayList<>(quiet());
        arguments.add("-Xlog:cds=info:file=\"" + log + "\"");
        arguments.add("-XX:SharedArchiveFile=" + archive);
        return arguments;
    }

    /** What such a log says: whether the JVM took the archive, and if not, why. */
    public static Optional<String> refusal(String log) {
        return log.lines()
                .filter(line -> REFUSALS.stream().anyMatch(line::contains))
                .findFirst()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+\\s*", ""));
    }
}

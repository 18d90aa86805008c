package io.github.membudget.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;

/** Measures whether the first compiler and the serial collector make Maven's own JVM faster, and writes them into its file of options. */
public final class MavenJvm {
    private static final String LEAN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    private static final Pattern CHOSEN = Pattern.compile("-XX:[+-]?(Tiered|Use\\w+GC\\b)|-Xint|-Xcomp");
    private static final int PAIRS = 3;

    /** A longer build is measured in one pair. */
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Of the time: less is not worth a file. */
    private static final double WORTH_A_FILE = 0.03;

    private final Path file;
    private final NestedMaven maven;
    private final Path directory;
    private final Consumer<String> info;

    /** @param directory for the logs of its builds */
    public MavenJvm(MavenSession session, NestedMaven maven, Path directory, Consumer<String> info) {
        File root = session.getRequest().getMultiModuleProjectDirectory();
        this.file = (root == null ? Path.of(session.getExecutionRootDirectory()) : root.toPath())
                .resolve(".mvn/jvm.config");
        this.maven = maven;
        this.directory = directory;
        this.info = info;
    }

    /**
     * Measures, and tells what it would bring, where it brings something.
     *
     * @param write whether the file is written then
     */
    public void suggest(String goals, boolean write) throws IOException {
        if (isChosen() || System.getProperty("java.vm.name", "").contains("OpenJ9")) {
            return;
        }
        List<Long> plain = new ArrayList<>();
        List<Long> lean = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            Duration first = maven.timeWithoutTests(directory.resolve("trial-maven.log"), "");
            plain.add(first.toMillis());
            lean.add(maven.timeWithoutTests(directory.resolve("trial-maven-lean.log"), LEAN)
                    .toMillis());
            if (first.compareTo(LONG) > 0) {
                break;
            }
        }
        long before = median(plain);
        long after = median(lean);
        boolean gains = after < before * (1 - WORTH_A_FILE);
        String said = String.format(
                Locale.ROOT,
                "membudget: Maven's own JVM: %s without the tests takes %.1f s, and %.1f s with %s (%s).",
                goals,
                before / 1000.0,
                after / 1000.0,
                LEAN,
                plain.size() == 1 ? "one run each" : "medians of " + plain.size() + " runs each");
        if (!gains) {
            info.accept(said + " That is not worth a change.");
        } else if (write) {
            write();
            info.accept(said + " Written into " + file + ".");
        } else {
            info.accept(said + " To have that: -Dmembudget.writeJvmConfig writes it into .mvn/jvm.config.");
        }
    }

    private boolean isChosen() throws IOException {
        String known = Files.isRegularFile(file) ? Files.readString(file) : "";
        String options = Objects.requireNonNullElse(System.getenv(NestedMaven.OPTIONS), "");
        Optional<String> chosen = List.of(known, options).stream()
                .filter(text -> CHOSEN.matcher(text).find())
                .findFirst();
        chosen.ifPresent(
                text -> info.accept("membudget: Maven's own JVM: its compiler or collector is chosen already, in "
                        + (text.equals(known) ? file : NestedMaven.OPTIONS) + ", so that nothing else is tried."));
        return chosen.isPresent();
    }

    private void write() throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new IOException(file + " is a symbolic link, which is not followed");
        }
        Files.createDirectories(file.getParent());
        String known = Files.exists(file) ? Files.readString(file).stripTrailing() : "";
        Files.writeString(file, (known.isEmpty() ? "" : known + "\n") + LEAN + "\n");
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}

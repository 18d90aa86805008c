package io.github.membudget.archive;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Has a JVM make an archive of what forks loaded. */
public final class ArchiveMaker {
    private static final long PATIENCE_MINUTES = 10;
    private static final int WORDS = 3;

    /** The JDK has an archive of its own classes. */
    private static final int FEWEST = 200;

    private final ArchivingJvm jvm;
    private final ArchiveStore store;

    public ArchiveMaker(ArchivingJvm jvm, ArchiveStore store) {
        this.jvm = jvm;
        this.store = store;
    }

    /** What came of it: the classes in the archive, or why there is none. */
    public record Made(int classes, Optional<String> refused) {
        static Made not(String why) {
            return new Made(0, Optional.of(why));
        }
    }

    /**
     * @param launcherPath the launcher's own jars, as they stood before all others in a fork's class path
     * @param order of what follows them
     * @param noted the lists of classes that forks loaded
     * @param work a folder for what is written on the way
     */
    public Made make(ArchiveKey key, String launcherPath, JarsFirst order, List<Path> noted, Path work) {
        try {
            Optional<ArchiveStore.Claim> claim = store.claim(key);
            if (claim.isEmpty()) {
                return Made.not("another build is making it");
            }
            try (ArchiveStore.Claim own = claim.get()) {
                List<String> classes = ClassList.of(noted, order.names());
                long ofJars = classes.stream()
                        .filter(line -> order.names().contains(line + ".class"))
                        .count();
                if (ofJars < FEWEST) {
                    return refused(key, tooFew(ofJars, order), order.clash());
                }
                Made made = make(key, launcherPath, order, classes, (int) ofJars, work);
                return made.refused().isPresent() ? refused(key, made.refused().get(), Optional.empty()) : made;
            }
        } catch (IOException e) {
            return Made.not(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Made.not("it was interrupted");
        }
    }

    private Made refused(ArchiveKey key, String why, Optional<Clash> clash) throws IOException {
        store.refuse(key, why, clash);
        return Made.not(why);
    }

    private static String tooFew(long ofJars, JarsFirst order) {
        return order.clash().isPresent()
                ? order.clash().get().words() + ", and so the order of these decides"
                : "its tests loaded " + ofJars + " classes from jars, too few to be worth it";
    }

    private Made make(ArchiveKey key, String launcherPath, JarsFirst order, List<String> classes, int ofJars, Path work)
            throws IOException, InterruptedException {
        Path list = work.resolve("classes.txt");
        Files.write(list, classes);
        Path archive = store.draft(key);
        Path names = archive.resolveSibling(archive.getFileName() + ArchiveFiles.NAMES);
        List<String> jars = new ArrayList<>();
        jars.add(launcherPath);
        order.front().forEach(jar -> jars.add(jar.toString()));
        String classPath = String.join(File.pathSeparator, jars);
        boolean published = false;
        try {
            Optional<String> refused = dump(list, archive, classPath, work);
            if (refused.isPresent()) {
                return Made.not(refused.get());
            }
            NameHashes.of(order.names()).write(names);
            store.publish(
                    key,
                    new StoredArchive(
                            archive,
                            names,
                            launcherPath,
                            order.front(),
                            order.clash().map(Clash::words)));
            published = true;
            return new Made(ofJars, Optional.empty());
        } finally {
            if (!published) {
                ArchiveFiles.discard(List.of(archive, names));
            }
        }
    }

    /** Why not, in the JVM's own words. */
    private Optional<String> dump(Path list, Path archive, String classPath, Path work)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(jvm.java().toString(), "-Xshare:dump"));
        // What the JDK's own objects are archived with; every other collector but ZGC can take them.
        command.addAll(List.of("-XX:+UseG1GC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(jvm.quiet());
        command.add("-XX:SharedClassListFile=" + list);
        command.add("-XX:SharedArchiveFile=" + archive);
        command.addAll(List.of("-cp", classPath));
        Path said = work.resolve("dump.txt");
        boolean done = run(command, said, PATIENCE_MINUTES, TimeUnit.MINUTES);
        return done && Files.isRegularFile(archive) ? Optional.empty() : Optional.of(words(said));
    }

    /**
     * Whether this JVM notes the classes that it loads, asked before any fork is told to: one that knows no such option would not start.
     */
    public boolean notesClasses(Path work) {
        Path list = work.resolve("asked-classes.txt");
        Path said = work.resolve("asked.txt");
        List<String> command = new ArrayList<>(List.of(jvm.java().toString()));
        command.addAll(jvm.quiet());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:DumpLoadedClassList=" + list, "-version"));
        try {
            return run(command, said, 1, TimeUnit.MINUTES) && Files.size(list) > 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean run(List<String> command, Path said, long patience, TimeUnit unit)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What a user adds to every JVM would be in the way here.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
                .forEach(builder.environment()::remove);
        Process process = builder.redirectOutput(said.toFile()).start();
        process.getOutputStream().close();
        try {
            return process.waitFor(patience, unit) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String words(Path said) throws IOException {
        String words = new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(WORDS)
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "the JVM made none, and said nothing of it" : "the JVM made none: " + words;
    }
}

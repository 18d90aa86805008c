package io.github.membudget.surefire;

import io.github.membudget.archive.ArchiveKey;
import io.github.membudget.archive.ArchiveMaker;
import io.github.membudget.archive.ArchiveStore;
import io.github.membudget.archive.ArchivingJvm;
import io.github.membudget.archive.CacheFolder;
import io.github.membudget.archive.JarsFirst;
import io.github.membudget.archive.Obstacle;
import io.github.membudget.archive.StoredArchive;
import io.github.membudget.model.ArchiveUse;
import io.github.membudget.model.ArchiveUse.State;
import io.github.membudget.model.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The class archive for one run of a module: one that is there, or what it takes to make one of this run. */
final class ForkArchive {
    private static final String NOT_YET = "there is none of its jars yet";

    /** In HotSpot's own words. */
    private static final Pattern DAMAGED =
            Pattern.compile("(?i)magic number|corrupt|crc|checksum|truncated|header|file size|unable to read");

    private final ArchivingJvm jvm;
    private final ArchiveStore store;
    private final ArchiveKey key;
    private final Predicate<Path> lasting;
    private final Optional<StoredArchive> found;
    private Optional<Path> notes = Optional.empty();
    private List<Path> path = List.of();

    private ForkArchive(
            ArchivingJvm jvm,
            ArchiveStore store,
            ArchiveKey key,
            Predicate<Path> lasting,
            Optional<StoredArchive> found) {
        this.jvm = jvm;
        this.store = store;
        this.key = key;
        this.lasting = lasting;
        this.found = found;
    }

    /** One that there can be, or why not. */
    record ArchiveChoice(Optional<ForkArchive> archive, Optional<String> leftOut) {
        static ArchiveChoice none(String why) {
            return new ArchiveChoice(Optional.empty(), Optional.of(why));
        }
    }

    /**
     * @param surefire with its version
     * @param arguments every one that the forks get
     * @param memory what the forks see
     * @param path the class path that Surefire composes for the tests
     * @param lasting whether a jar of it stays as it is from build to build
     */
    static ArchiveChoice choose(
            ForkJvm java, String surefire, String arguments, long memory, List<Path> path, Predicate<Path> lasting) {
        int major = java.majorVersion().orElse(0);
        Optional<String> obstacle = Obstacle.in(major, arguments, memory);
        if (obstacle.isPresent()) {
            return ArchiveChoice.none(obstacle.get());
        }
        try {
            ArchivingJvm jvm = new ArchivingJvm(java.java().toPath(), major);
            ArchiveStore store = ArchiveStore.open(CacheFolder.here());
            List<Path> jars = path.stream()
                    .filter(entry -> Files.isRegularFile(entry) && lasting.test(entry))
                    .toList();
            ArchiveKey key = ArchiveKey.of(jvm, surefire, jars);
            Optional<String> refused = store.refusal(key, path);
            if (refused.isPresent()) {
                return ArchiveChoice.none(refused.get());
            }
            Optional<StoredArchive> found = store.find(key);
            if (found.isPresent()
                    && found.get().clashWith(before(found.get(), jars, path)).isPresent()) {
                // Of these, a new class or resource has the name of one in a jar.
                found = Optional.empty();
            }
            if (found.filter(stored -> stored.clash().isPresent()).isPresent()
                    && JarsFirst.of(path, lasting).clash().isEmpty()) {
                // What kept jars out of it is gone.
                found = Optional.empty();
            }
            ForkArchive archive = new ForkArchive(jvm, store, key, lasting, found);
            return new ArchiveChoice(Optional.of(archive), found.isPresent() ? Optional.empty() : Optional.of(NOT_YET));
        } catch (IOException e) {
            return ArchiveChoice.none(
                    "your cache directory cannot be used (" + e.getMessage() + "): XDG_CACHE_HOME can name another");
        }
    }

    /** What changes from build to build and has stood before a jar that now comes first. */
    private static List<Path> before(StoredArchive archive, List<Path> lasting, List<Path> path) {
        List<Path> loose = new ArrayList<>(path);
        if (!archive.front().isEmpty()) {
            Path last = archive.front().get(archive.front().size() - 1);
            loose = new ArrayList<>(loose.subList(0, Math.max(0, loose.indexOf(last))));
        }
        loose.removeAll(lasting);
        return loose;
    }

    /**
     * What the stand-in for java does.
     *
     * @param composed the class path as Surefire composes it for this run, with our own jar
     * @param folder for what forks note; made already
     * @param variable what the environment's CLASSPATH holds without us
     * @param asWithJar whether tests are to see what they see with Surefire's own jar
     */
    String lines(List<Path> composed, Path folder, Optional<String> variable, boolean asWithJar) {
        notes = Optional.of(folder);
        path = composed;
        String lines = found.map(archive -> ArchiveLines.using(
                        archive,
                        composed,
                        reordered(archive, composed),
                        jvm.using(archive.file(), folder.resolve("jvm-%p.log")),
                        folder))
                .orElseGet(() -> ArchiveLines.noting(composed, folder));
        return lines + ArchiveLines.passing(variable, asWithJar);
    }

    private static List<Path> reordered(StoredArchive archive, List<Path> composed) {
        List<Path> order = new ArrayList<>(archive.front());
        composed.stream().filter(entry -> !archive.front().contains(entry)).forEach(order::add);
        return order;
    }

    /** Whether this JVM is known to start when it is told to note its classes; nothing to ask where it need not. */
    boolean startable(Path folder) {
        return found.isPresent() || new ArchiveMaker(jvm, store).notesClasses(folder);
    }

    /** What came of it, once the forks have ended; where there was none, it is made now. */
    ArchiveUse finish(boolean completed) {
        Optional<Path> folder = notes;
        if (folder.isEmpty()) {
            return new ArchiveUse(State.LEFT_OUT, "no script can stand in for java here");
        }
        try {
            if (found.isPresent() && !completed) {
                // It may be the archive's doing: damaged inside, it would end every fork of every build.
                store.forget(key);
                return new ArchiveUse(
                        State.LEFT_OUT,
                        "its test JVM did not come to its end; in case the archive is damaged, the next run makes it anew");
            }
            return found.isPresent() ? used(folder.get(), found.get()) : made(folder.get(), completed);
        } catch (IOException e) {
            return new ArchiveUse(State.LEFT_OUT, String.valueOf(e.getMessage()));
        } finally {
            PrivateFolder.remove(folder.get());
            // Where another module's is beside it, that stays.
            folder.get().resolveSibling("").toFile().delete();
        }
    }

    private ArchiveUse used(Path folder, StoredArchive archive) throws IOException {
        List<Path> files = files(folder);
        if (files.stream().anyMatch(file -> ArchiveLines.unlike(name(file)))) {
            return new ArchiveUse(State.LEFT_OUT, "Surefire passed another class path than foreseen");
        }
        if (files.stream().anyMatch(file -> ArchiveLines.other(name(file)))) {
            store.forget(key);
            return new ArchiveUse(
                    State.LEFT_OUT, "it was made with other jars of Surefire's own; the next run makes it anew");
        }
        if (files.stream().noneMatch(file -> ArchiveLines.used(name(file)))) {
            return new ArchiveUse(State.LEFT_OUT, "no test JVM was started");
        }
        for (Path file : files) {
            Optional<String> refused =
                    name(file).endsWith(".log") ? ArchivingJvm.refusal(Files.readString(file)) : Optional.empty();
            if (refused.isPresent() && DAMAGED.matcher(refused.get()).find()) {
                store.forget(key);
                return new ArchiveUse(
                        State.LEFT_OUT, "it is damaged (" + refused.get() + "); the next run makes it anew");
            }
            if (refused.isPresent()) {
                return new ArchiveUse(State.LEFT_OUT, "the JVM did not take it: " + refused.get());
            }
        }
        return new ArchiveUse(State.IN_FORCE, "of " + archive.front().size() + " jars");
    }

    private ArchiveUse made(Path folder, boolean completed) throws IOException {
        List<Path> noted = new ArrayList<>();
        Optional<String> first = Optional.empty();
        for (Path fork : files(folder)) {
            Path classes = fork.resolve("classes");
            if (Files.isRegularFile(classes)) {
                noted.add(classes);
                first = Optional.of(Files.readString(fork.resolve("launcher")));
            }
        }
        if (first.isEmpty()) {
            return new ArchiveUse(State.LEFT_OUT, "no test JVM noted its classes");
        }
        if (!completed) {
            return new ArchiveUse(State.LEFT_OUT, NOT_YET + ", and of a run that ended early none is made");
        }
        JarsFirst order = JarsFirst.of(path, lasting);
        ArchiveMaker.Made made = new ArchiveMaker(jvm, store).make(key, first.get(), order, noted, folder);
        return made.refused()
                .map(why -> new ArchiveUse(State.LEFT_OUT, why))
                .orElseGet(() -> new ArchiveUse(
                        State.MADE,
                        "made at the end of this run, of " + made.classes() + " classes in "
                                + order.front().size() + " jars, for the next one"
                                + order.clash()
                                        .map(clash -> "; others stay out, since " + clash.words())
                                        .orElse("")));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}

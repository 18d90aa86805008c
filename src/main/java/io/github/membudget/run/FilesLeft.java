package io.github.membudget.run;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.probe.format.LeftoverKind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What test classes left in a project's directory and its build directory: files that were last written while a class ran. Nobody else writes there
 * meanwhile but what tests run under, and that is left out. Looked through once, when the forks have ended.
 */
final class FilesLeft extends SimpleFileVisitor<Path> {
    /** A project with more entries is not looked through to its end. */
    private static final int MOST_ENTRIES = 100_000;

    /** Less than both is what any suite writes. */
    private static final long LEAST_BYTES = 10L << 20;

    private static final int LEAST_FILES = 100;

    /** Of Surefire, Failsafe, this plugin, version control and tools that keep a state. */
    private static final Pattern TOOLS_DIRECTORIES = Pattern.compile(
            "(surefire|failsafe)(-.*|\\d*)|membudget|\\.git|\\.svn|\\.hg|\\.idea|\\.mvn|\\.gradle|node_modules");

    /** Of agents, of the JVM itself, and of reporters. */
    private static final Pattern TOOLS_FILES = Pattern.compile(
            ".*\\.exec|.*\\.jfr|.*\\.hprof|hs_err_pid.*|replay_pid.*|TEST-.*\\.xml|.*-output\\.txt|.*\\.dump(stream)?");

    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    private static final class Amount {
        private long files;
        private long bytes;
        private boolean shared;
    }

    private final Path base;
    private final Path build;
    private final List<ClassFacts> classes;
    private final long zeroMillis;
    private final Map<ClassFacts, Map<Path, Amount>> found = new LinkedHashMap<>();
    private final Amount all = new Amount();
    private int entries;

    private FilesLeft(Path base, Path build, List<ClassFacts> classes, long zeroMillis) {
        this.base = base;
        this.build = build;
        this.classes = classes;
        this.zeroMillis = zeroMillis;
    }

    /**
     * The classes, each with the directories in which it left files.
     *
     * @param build the build directory, in the project's
     * @param zeroMillis when the session started, in milliseconds since 1970
     */
    static List<ClassFacts> with(Path build, List<ClassFacts> classes, long zeroMillis) {
        Path base = build.getParent();
        if (base == null || classes.isEmpty()) {
            return classes;
        }
        FilesLeft look = new FilesLeft(base, build, classes, zeroMillis);
        try {
            Files.walkFileTree(base, look);
        } catch (IOException e) {
            // What cannot be read is not told of.
            return classes;
        }
        return look.all.bytes < LEAST_BYTES && look.all.files < LEAST_FILES
                ? classes
                : classes.stream().map(look::with).toList();
    }

    private ClassFacts with(ClassFacts facts) {
        List<Left> left = new ArrayList<>(facts.left());
        found.getOrDefault(facts, Map.of())
                .forEach((directory, amount) -> left.add(new Left(
                        LeftoverKind.FILE,
                        base.relativize(directory) + "/ (" + amount.files + " files, " + amount.bytes + " bytes"
                                + (isInMemory(directory) ? ", in memory: tmpfs" : "") + ")",
                        amount.shared)));
        return facts.withLeft(left);
    }

    private static boolean isInMemory(Path directory) {
        try {
            return IN_MEMORY.contains(Files.getFileStore(directory).type());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        boolean ofAnother = !directory.equals(base) && Files.exists(directory.resolve("pom.xml"));
        return ofAnother || TOOLS_DIRECTORIES.matcher(name(directory)).matches() && !directory.equals(base)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && !TOOLS_FILES.matcher(name(file)).matches()) {
            written(file, attributes);
        }
        return ++entries > MOST_ENTRIES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }

    private void written(Path file, BasicFileAttributes attributes) {
        long at = attributes.lastModifiedTime().toMillis() - zeroMillis;
        List<ClassFacts> running = classes.stream()
                .filter(one -> one.startMillis() <= at && at <= one.startMillis() + one.durationMillis())
                .toList();
        if (running.isEmpty()) {
            return;
        }
        // The one that began last: nested classes run within another.
        Amount amount = found.computeIfAbsent(running.get(running.size() - 1), one -> new TreeMap<>())
                .computeIfAbsent(directory(file), one -> new Amount());
        amount.shared |= running.size() > 1;
        amount.files++;
        amount.bytes += attributes.size();
        all.files++;
        all.bytes += attributes.size();
    }

    /** The first below the build directory or the project's, or that itself. */
    private Path directory(Path file) {
        Path top = file.startsWith(build) ? build : base;
        Path within = top.relativize(file);
        return within.getNameCount() > 1 ? top.resolve(within.getName(0)) : top;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}

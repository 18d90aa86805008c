package io.github.membudget.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files below some directories. Links that lead out of them are not followed. */
final class SourceFiles {
    /** Of languages whose files need not be named after their classes, nor lie in the directories of their packages: all but the first. */
    private static final List<String> ENDINGS = List.of(".java", ".kt", ".groovy", ".scala");

    private static final long LARGEST = 4 << 20;

    /** Files that are read for one class. */
    private static final int MOST_FILES = 2000;

    private final List<Path> roots;

    SourceFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /** A file and all of its text. */
    record SourceFile(Path path, String text) {}

    /** @param className with its package; of a nested class, that of the outermost one */
    Optional<SourceFile> of(String className) {
        return named(className).or(() -> declaring(className));
    }

    /** In the file that Java would have it in: that is found without a search. */
    Optional<SourceFile> named(String className) {
        String path = className.replace('.', '/');
        // Functions of a Kotlin file are compiled to a class of their own.
        Optional<SourceFile> file =
                ENDINGS.stream().flatMap(ending -> at(path + ending).stream()).findFirst();
        return file.isEmpty() && path.endsWith("Kt") ? at(path.replaceFirst("Kt$", ".kt")) : file;
    }

    private Optional<SourceFile> at(String path) {
        return roots.stream().flatMap(root -> at(root, path).stream()).findFirst();
    }

    private static Optional<SourceFile> at(Path root, String path) {
        try {
            return read(root, root.resolve(path));
        } catch (RuntimeException e) {
            // A name that no file can have.
            return Optional.empty();
        }
    }

    /** A file of another name, or in another directory, that declares it. */
    private Optional<SourceFile> declaring(String className) {
        int dot = className.lastIndexOf('.');
        Pattern type = Pattern.compile("(?m)^[^\\n*/\"']*\\b(?:class|object|trait|interface|enum|record)\\s+`?"
                + Pattern.quote(className.substring(dot + 1)) + "(?![\\w$])");
        Pattern inPackage = Pattern.compile(
                dot < 0 ? "" : "(?m)^\\s*package\\s+" + Pattern.quote(className.substring(0, dot)) + "\\s*(?:;|\\{|$)");
        String directory = dot < 0 ? "" : className.substring(0, dot).replace('.', '/');
        for (Path root : roots) {
            Optional<SourceFile> found = candidates(root, directory).stream()
                    .flatMap(path -> read(root, path).stream())
                    .filter(file -> type.matcher(file.text()).find()
                            && inPackage.matcher(file.text()).find())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** @param directory of the package, which Java's files lie in */
    private static List<Path> candidates(Path root, String directory) {
        Set<Path> files = new LinkedHashSet<>();
        try (Stream<Path> beside = Files.list(root.resolve(directory))) {
            beside.filter(file -> file.toString().endsWith(ENDINGS.get(0)))
                    .limit(MOST_FILES)
                    .forEach(files::add);
        } catch (IOException | RuntimeException e) {
            // No such package below this root.
            files.clear();
        }
        try (Stream<Path> below = Files.walk(root)) {
            below.filter(file -> ENDINGS.stream().skip(1).anyMatch(file.toString()::endsWith))
                    .limit(MOST_FILES - files.size())
                    .forEach(files::add);
        } catch (IOException | RuntimeException e) {
            // It is not there, or cannot be read.
            return new ArrayList<>(files);
        }
        return new ArrayList<>(files);
    }

    private static Optional<SourceFile> read(Path root, Path file) {
        try {
            Path real = file.toRealPath();
            return real.startsWith(root.toRealPath()) && Files.isRegularFile(real) && Files.size(real) <= LARGEST
                    ? Optional.of(new SourceFile(file.normalize(), Files.readString(real)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

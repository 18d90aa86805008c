package io.github.membudget.report;

import io.github.membudget.model.TestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a test in the sources. */
public final class SourceLines {
    /** Of languages whose files need not be named after their classes, nor lie in the directories of their packages: all but the first. */
    private static final List<String> ENDINGS = List.of(".java", ".kt", ".groovy", ".scala");

    private static final long LARGEST = 4 << 20;

    /** Files that are looked into for one test. */
    private static final int MOST_FILES = 2000;

    /** What stands between a method's name and its invocation: topK(int)[2], topK[2], topK{int}[1]. */
    private static final Pattern INVOCATION = Pattern.compile("[\\[({]");

    private SourceLines() {}

    /**
     * A test's place.
     *
     * @param line of its method, from 1; absent where the file holds none of that name, as for inherited tests
     */
    public record SourceLine(Path file, OptionalInt line) {}

    /** Empty where no source file of the class is below the roots. */
    public static Optional<SourceLine> find(TestId test, List<Path> roots) {
        String name = test.className();
        int nested = name.indexOf('$');
        String outer = nested < 0 ? name : name.substring(0, nested);
        return named(outer, roots).or(() -> declaring(outer, roots)).flatMap(file -> read(file)
                .map(text -> new SourceLine(file, line(text, test))));
    }

    private static Optional<Path> named(String className, List<Path> roots) {
        String path = className.replace('.', '/');
        for (Path root : roots) {
            for (String ending : ENDINGS) {
                try {
                    Path file = root.resolve(path + ending).normalize();
                    if (file.startsWith(root.normalize()) && Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                        return Optional.of(file);
                    }
                } catch (IOException | RuntimeException e) {
                    // A name that no file can have, or a file that cannot be read: no place.
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    /** A file of another name, or in another directory, that declares it. */
    private static Optional<Path> declaring(String className, List<Path> roots) {
        int dot = className.lastIndexOf('.');
        Pattern type = Pattern.compile("(?m)^[^\\n*/\"']*\\b(?:class|object|trait)\\s+`?"
                + Pattern.quote(className.substring(dot + 1)) + "(?![\\w$])");
        Pattern inPackage = Pattern.compile(
                dot < 0 ? "" : "(?m)^\\s*package\\s+" + Pattern.quote(className.substring(0, dot)) + "\\s*(?:;|\\{|$)");
        return candidates(roots).stream()
                .filter(file -> read(file)
                        .filter(text -> type.matcher(text).find()
                                && inPackage.matcher(text).find())
                        .isPresent())
                .findFirst();
    }

    private static List<Path> candidates(List<Path> roots) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path root : roots) {
            try (Stream<Path> below = Files.walk(root)) {
                below.filter(file -> ENDINGS.stream().skip(1).anyMatch(file.toString()::endsWith))
                        .filter(Files::isRegularFile)
                        .limit(MOST_FILES - files.size())
                        .forEach(files::add);
            } catch (IOException | RuntimeException e) {
                // It is not there, or cannot be read.
                continue;
            }
        }
        return new ArrayList<>(files);
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.size(file) <= LARGEST ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Of the longest part of the test's name that the file declares: names in backticks may have brackets of their own. */
    private static OptionalInt line(String text, TestId test) {
        String method = test.method().orElse("").strip();
        List<String> names = new ArrayList<>(List.of(method));
        for (Matcher invocation = INVOCATION.matcher(method); invocation.find(); ) {
            names.add(1, method.substring(0, invocation.start()).strip());
        }
        names.addAll(names.stream()
                .map(ScalaNames::written)
                .filter(name -> !names.contains(name))
                .toList());
        String[] lines = text.split("\n", -1);
        return names.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> declaration(lines, name))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt declaration(String[] lines, String method) {
        String quoted = Pattern.quote(method);
        // A declaration: its name after a type or keyword, not after a dot or "new"; in Scala one without parameters
        // has no brackets.
        Pattern declared = Pattern.compile("(?:^|[\\s>\\]])(?<!\\bnew )(?<!\\breturn )(?:" + quoted + "|[`'\"]" + quoted
                + "[`'\"])\\s*\\(|\\bdef\\s+`?" + quoted + "`?\\s*[:=]");
        for (int i = 0; i < lines.length; i++) {
            String code = lines[i].strip();
            boolean comment = code.startsWith("//") || code.startsWith("*") || code.startsWith("/*");
            // A call stands first on its line, a declaration after its type.
            boolean call = code.startsWith(method) && !code.endsWith("{");
            if (!comment && !call && declared.matcher(lines[i]).find()) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}

package io.github.membudget.source;

import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.SourcePlace.Excerpt;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.source.SourceFiles.SourceFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds lines, static fields and classes in a project's sources, and cuts them out with what stands around them. */
public final class SourcePlaces {
    /** Where no sources are known. */
    public static final SourcePlaces NONE = new SourcePlaces(Path.of(""), List.of(), List.of());

    /** Lines above the one that is meant, and below it. */
    private static final int AROUND = 2;

    private static final int LONGEST_LINE = 160;

    /** Of a class and those that it extends so many are read. */
    private static final int MOST_SUPERCLASSES = 5;

    private final Path base;
    private final SourceFiles files;
    private final List<Path> tests;
    private final Map<String, Optional<SourceFile>> known = new HashMap<>();

    /**
     * @param base the project's directory, which files are told from
     * @param roots of its tests, of its main code, and of other projects of the same build
     * @param tests those of the roots that have tests
     */
    public SourcePlaces(Path base, List<Path> roots, List<Path> tests) {
        this.base = base.toAbsolutePath().normalize();
        files = new SourceFiles(roots);
        this.tests = List.copyOf(tests);
    }

    /** Whether a class is the project's and no test or a part of one. */
    public boolean isMain(String className) {
        return file(className)
                .filter(file -> tests.stream().noneMatch(root -> file.path().startsWith(root.normalize())))
                .isPresent();
    }

    /** A line of a class's source; empty where that is not found or has no such line. */
    public Optional<SourcePlace> line(String className, int line) {
        return file(className).flatMap(file -> place(file, line));
    }

    /** Where a static field is declared. */
    public Optional<SourcePlace> field(String declaring, String field) {
        return file(declaring).flatMap(file -> {
            OptionalInt line = new SourceCode(file.text()).field(simple(declaring), field);
            return line.isPresent() ? place(file, line.getAsInt()) : Optional.empty();
        });
    }

    /** What stands before a static field's name where it is declared: {@code private static final List<Row>}. */
    public Optional<String> modifiers(String declaring, String field) {
        return file(declaring).flatMap(file -> new SourceCode(file.text()).modifiers(simple(declaring), field));
    }

    /** Where a class is declared; of one that is empty, where the class is that it extends. */
    public Optional<SourcePlace> type(String className) {
        return file(className).flatMap(file -> {
            SourceCode code = new SourceCode(file.text());
            OptionalInt line = code.type(simple(className));
            return inherited(file, code, className)
                    .or(() -> line.isPresent() ? place(file, line.getAsInt()) : Optional.empty());
        });
    }

    private Optional<SourcePlace> inherited(SourceFile file, SourceCode code, String className) {
        return code.isEmpty(simple(className))
                ? new SourceCalls(file)
                        .superclass(className)
                        .filter(above -> !above.equals(className))
                        .flatMap(this::type)
                : Optional.empty();
    }

    /**
     * The line on which one of some calls stands in a class's source, or in that of a class that it extends: of several the nearest to a line that is
     * known, else the first, with how many others there are.
     *
     * @param calls such as {@code new Timer(}, {@code addHandler(}, {@code getRuntime().exec(}
     */
    public Optional<SourcePlace> call(String className, List<String> calls, OptionalInt near) {
        String name = TypeNames.outermost(className);
        for (int i = 0; i < MOST_SUPERCLASSES; i++) {
            Optional<SourceFile> file = file(name);
            // A line of the class says nothing of another file.
            OptionalInt known = i == 0 ? near : OptionalInt.empty();
            Optional<SourcePlace> place = file.flatMap(in -> call(in, calls, known));
            String sub = name;
            Optional<String> above = file.flatMap(in -> new SourceCalls(in).superclass(sub));
            if (place.isPresent() || above.isEmpty()) {
                return place;
            }
            name = above.get();
        }
        return Optional.empty();
    }

    private Optional<SourcePlace> call(SourceFile file, List<String> calls, OptionalInt near) {
        List<Integer> lines = new SourceCalls(file).of(calls);
        Optional<Integer> line = near.isPresent()
                ? lines.stream().min(Comparator.comparing(one -> Math.abs(one - near.getAsInt())))
                : lines.stream().findFirst();
        int others = near.isPresent() ? 0 : lines.size() - 1;
        return line.flatMap(one -> place(file, one))
                .map(place -> new SourcePlace(place.name(), others, place.excerpt()));
    }

    /** The one line of a class's source that calls another class of the same package or an imported one, which has one of some calls. */
    public Optional<SourcePlace> callThrough(String className, List<String> calls) {
        return file(className).flatMap(file -> {
            List<Integer> lines = new SourceCalls(file)
                    .types(className).entrySet().stream()
                            .filter(type -> !type.getKey().equals(className))
                            .filter(type -> files.named(type.getKey())
                                    .filter(other ->
                                            !new SourceCalls(other).of(calls).isEmpty())
                                    .isPresent())
                            .flatMap(type -> type.getValue().stream())
                            .distinct()
                            .toList();
            return lines.size() == 1 ? place(file, lines.get(0)) : Optional.empty();
        });
    }

    /** {@code Outer$Inner} of {@code com.acme.Outer$Inner}. */
    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private Optional<SourceFile> file(String className) {
        return known.computeIfAbsent(TypeNames.outermost(className), files::of);
    }

    private Optional<SourcePlace> place(SourceFile file, int line) {
        List<String> lines = file.text().lines().toList();
        if (line < 1 || line > lines.size()) {
            return Optional.empty();
        }
        int from = Math.max(1, line - AROUND);
        List<String> around = lines.subList(from - 1, Math.min(lines.size(), line + AROUND));
        // Without the indentation that all of them have: a phone's line is short.
        List<String> shown = String.join("\n", around)
                .stripIndent()
                .lines()
                .map(one -> one.length() > LONGEST_LINE ? one.substring(0, LONGEST_LINE) + "…" : one)
                .toList();
        return Optional.of(new SourcePlace(
                file.path().getFileName() + ":" + line,
                0,
                Optional.of(new Excerpt(relative(file.path()), line, from, shown))));
    }

    private String relative(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        try {
            return base.relativize(whole).toString().replace('\\', '/');
        } catch (IllegalArgumentException e) {
            // On another drive.
            return whole.toString().replace('\\', '/');
        }
    }
}

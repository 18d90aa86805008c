package io.github.membudget.source;

import io.github.membudget.model.TestId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a test in the sources. */
public final class SourceLines {
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
        return new SourceFiles(roots).of(outer).map(file -> new SourceLine(file.path(), line(file.text(), test)));
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

package io.github.membudget.report;

import io.github.membudget.model.TestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Finds a test in the sources. */
final class SourceLines {
    private static final List<String> ENDINGS = List.of(".java", ".kt", ".groovy", ".scala");
    private static final long LARGEST = 4 << 20;

    private SourceLines() {}

    /**
     * A test's place.
     *
     * @param line of its method, from 1; absent where the file holds none of that name, as for inherited tests
     */
    record Place(Path file, OptionalInt line) {}

    /** Empty where no source file of the class is below the roots. */
    static Optional<Place> find(TestId test, List<Path> roots) {
        String name = test.className();
        int nested = name.indexOf('$');
        String path = (nested < 0 ? name : name.substring(0, nested)).replace('.', '/');
        for (Path root : roots) {
            for (String ending : ENDINGS) {
                try {
                    Path file = root.resolve(path + ending).normalize();
                    if (file.startsWith(root.normalize()) && Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                        return Optional.of(new Place(file, line(file, test)));
                    }
                } catch (IOException | RuntimeException e) {
                    // A name that no file can have, or a file that cannot be read: no place.
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    private static OptionalInt line(Path file, TestId test) throws IOException {
        // Invocations of one method have a suffix: topK(int)[2], topK[2], topK{int}[1].
        String method = test.method().orElse("").replaceAll("[\\[({].*", "").strip();
        if (method.isEmpty()) {
            return OptionalInt.empty();
        }
        String quoted = Pattern.quote(method);
        // A declaration: its name after a type or keyword, not after a dot or "new".
        Pattern declared = Pattern.compile(
                "(?:^|[\\s>\\]])(?<!\\bnew )(?<!\\breturn )(?:" + quoted + "|[`'\"]" + quoted + "[`'\"])\\s*\\(");
        String[] lines = Files.readString(file).split("\n", -1);
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

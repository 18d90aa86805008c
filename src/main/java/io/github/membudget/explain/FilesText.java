package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.Leftover;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says how many files test classes left, how large and where. */
final class FilesText {
    private static final int MOST_NAMED = 5;
    private static final int MOST_DIRECTORIES = 2;

    private FilesText() {}

    /** {@code 500 MiB in 2,550 files under target/data, by 5 classes}. */
    static String sum(List<Leftover> left) {
        long classes = left.stream().map(Leftover::className).distinct().count();
        List<String> directories =
                left.stream().map(Leftover::directory).distinct().sorted().toList();
        return new Bytes(left.stream().mapToLong(Leftover::bytes).sum()).inMebibytes()
                + String.format(
                        Locale.ROOT,
                        " in %,d files",
                        left.stream().mapToLong(Leftover::files).sum())
                + " under " + directories.stream().limit(MOST_DIRECTORIES).collect(Collectors.joining(", "))
                + (directories.size() > MOST_DIRECTORIES ? ", …" : "")
                + ", by " + (classes == 1 ? "one class" : classes + " classes");
    }

    static List<Exhibit> evidence(List<Leftover> left) {
        return List.of(
                new Sentence("Written while the class ran, and still there when the test JVM had ended."),
                new Table(
                        List.of("test class", "what"),
                        left.stream()
                                .sorted(Comparator.comparingLong(Leftover::bytes)
                                        .reversed())
                                .limit(MOST_NAMED)
                                .map(one -> List.of(
                                        one.className() + (one.left().shared() ? EvidenceText.SHARED : ""),
                                        one.left().detail()))
                                .toList(),
                        Math.max(0, left.size() - MOST_NAMED)));
    }
}

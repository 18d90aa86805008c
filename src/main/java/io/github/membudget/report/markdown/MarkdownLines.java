package io.github.membudget.report.markdown;

import io.github.membudget.report.PlainText;
import io.github.membudget.report.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of Markdown that are short enough to be read as they are, too. */
final class MarkdownLines {
    /** Characters of a line of prose. GitHub makes one paragraph of lines that follow each other. */
    private static final int WIDE = 160;

    /** Characters of a row of a table, which must be one line. */
    private static final int LONGEST_ROW = 200;

    private static final int SHORTEST_CELL = 20;

    private static final String ELLIPSIS = " …";

    /** Between two sentences, or between two words the second of which begins no list, heading or table. */
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.;]) (?=[\\p{L}`*])");

    private static final Pattern WORDS = Pattern.compile(" (?=[\\p{L}`(])");

    private MarkdownLines() {}

    /** @param words Markdown in one line */
    static void paragraph(List<String> lines, String words) {
        lines.add("");
        lines.addAll(wrapped(words));
    }

    /** An item of a list. */
    static void item(List<String> lines, String words) {
        List<String> wrapped = wrapped(words);
        for (int i = 0; i < wrapped.size(); i++) {
            lines.add((i == 0 ? "- " : "  ") + wrapped.get(i));
        }
    }

    /** Broken between sentences; where one is longer than a line, between words. */
    static List<String> wrapped(String words) {
        List<String> lines = new ArrayList<>();
        for (String sentence : SENTENCES.split(words)) {
            if (sentence.length() <= WIDE) {
                append(lines, sentence);
            } else {
                for (String word : WORDS.split(sentence)) {
                    append(lines, word);
                }
            }
        }
        return lines;
    }

    private static void append(List<String> lines, String part) {
        int last = lines.size() - 1;
        if (last >= 0 && lines.get(last).length() + 1 + part.length() <= WIDE) {
            lines.set(last, lines.get(last) + " " + part);
        } else {
            lines.add(part);
        }
    }

    /** A row of a table. Where it would be too long, its longest cells are shortened. */
    static String row(List<String> cells) {
        List<String> shown = new ArrayList<>(
                cells.stream().map(PlainText::of).map(TextFile::markdown).toList());
        List<Integer> lengths =
                new ArrayList<>(cells.stream().map(String::length).toList());
        int excess = shown.stream().mapToInt(cell -> cell.length() + 3).sum() + 1 - LONGEST_ROW;
        while (excess > 0) {
            int longest = lengths.indexOf(lengths.stream().max(Integer::compare).orElseThrow());
            int length = Math.max(SHORTEST_CELL, lengths.get(longest) - excess);
            if (length >= lengths.get(longest)) {
                break;
            }
            lengths.set(longest, length);
            shown.set(longest, TextFile.markdown(cut(cells.get(longest), length)));
            excess = shown.stream().mapToInt(cell -> cell.length() + 3).sum() + 1 - LONGEST_ROW;
        }
        return shown.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Between two words, where that keeps most of it; a single long word in its middle. */
    private static String cut(String cell, int length) {
        String plain = PlainText.of(cell);
        int end = plain.length() <= length ? -1 : plain.lastIndexOf(' ', length - ELLIPSIS.length());
        return end * 2 > length
                ? plain.substring(0, end).replaceFirst("[,;]$", "") + ELLIPSIS
                : PlainText.shortened(cell, length);
    }
}

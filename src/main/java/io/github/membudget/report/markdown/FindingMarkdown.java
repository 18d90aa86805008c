package io.github.membudget.report.markdown;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.HoldingTree;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Spark;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.report.PlainText;
import io.github.membudget.report.ShortNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One finding and its fix, each thing once. */
final class FindingMarkdown {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>]+");
    private static final Pattern FIGURE = Pattern.compile("[-+]?\\d[\\d,.]*( [KMG]?i?B)?$");
    private static final Pattern TICKS = Pattern.compile("`+");

    /** Characters of a line of code or of a tree. */
    private static final int LONGEST_LINE = 150;

    /** Characters of places in a line. */
    private static final int LONGEST_PLACES = 180;

    private static final int LONGEST_SENTENCE = 600;

    private final List<String> lines;

    FindingMarkdown(List<String> lines) {
        this.lines = lines;
    }

    /** A finding with the module in which it was seen. */
    record In(String module, Finding finding) {}

    void write(int number, In in) {
        Finding finding = in.finding();
        lines.add("");
        lines.add("### " + number + ". " + markdown(finding.headline()));
        paragraph("**Severity:** " + severity(finding)
                + finding.advice()
                        .map(advice -> ". **Effort of the fix:** " + markdown(advice.effort()))
                        .orElse("")
                + finding.impact()
                        .map(impact -> ". **Impact:** " + impact.bytes().inMebibytes() + " ("
                                + markdown(impact.source()) + ")")
                        .orElse("")
                + ".");
        finding.place().flatMap(SourcePlace::excerpt).ifPresent(this::excerpt);
        finding.advice().ifPresent(advice -> {
            paragraph("**Root cause.** " + markdown(advice.cause()));
            paragraph("**What it costs.** " + markdown(advice.cost()));
        });
        paragraph("**Evidence**");
        finding.evidence().forEach(this::exhibit);
        paragraph("**Seen in.** " + where(finding.where()));
        paragraph("**Fix.** " + markdown(finding.fix()));
        finding.advice().ifPresent(advice -> {
            code("Before:", advice.before().lines().toList());
            code("After:", advice.after().lines().toList());
            if (LINK.matcher(advice.link()).matches()) {
                paragraph("More: <" + advice.link() + ">");
            }
        });
        paragraph("**Check it.** Run `" + command(in.module()) + "` again: this finding is gone or smaller.");
    }

    private void paragraph(String words) {
        MarkdownLines.paragraph(lines, words);
    }

    private void excerpt(SourcePlace.Excerpt excerpt) {
        List<String> code = new ArrayList<>();
        for (int i = 0; i < excerpt.lines().size(); i++) {
            int number = excerpt.from() + i;
            code.add(String.format(Locale.ROOT, "%s%5d | ", number == excerpt.line() ? ">" : " ", number)
                    + excerpt.lines().get(i));
        }
        code(markdown(excerpt.file()) + ", line " + excerpt.line() + ":", code);
    }

    private void exhibit(Exhibit exhibit) {
        if (exhibit instanceof Sentence sentence) {
            words(sentence.words());
        } else if (exhibit instanceof HoldingTree tree) {
            code(prose(tree.proves()), ExhibitText.tree(tree));
        } else if (exhibit instanceof Spark spark) {
            words(spark.words());
            String drawn = ExhibitText.spark(spark.counts());
            if (!drawn.isEmpty()) {
                paragraph("`" + drawn + "`");
            }
        } else {
            table((Table) exhibit);
        }
    }

    private void words(String words) {
        paragraph(prose(words));
    }

    /** Names are as long as their authors like. */
    private static String prose(String words) {
        return markdown(Stream.of(PlainText.shortened(words, LONGEST_SENTENCE).split(" "))
                .map(word -> PlainText.shortened(word, LONGEST_LINE))
                .collect(Collectors.joining(" ")));
    }

    private void table(Table table) {
        int columns = table.heads().size();
        lines.add("");
        lines.add(MarkdownLines.row(table.heads()));
        lines.add(IntStream.range(0, columns)
                .mapToObj(column -> isFigures(table, column) ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |")));
        table.rows()
                .forEach(cells -> lines.add(
                        MarkdownLines.row(cells.stream().map(ShortNames::of).toList())));
        if (table.more() > 0) {
            paragraph("And " + table.more() + " more, in report.json.");
        }
    }

    private static boolean isFigures(Table table, int column) {
        return column > 0
                && table.rows().stream()
                        .allMatch(row -> FIGURE.matcher(row.get(column)).lookingAt());
    }

    private void code(String title, List<String> code) {
        if (String.join("", code).isBlank()) {
            return;
        }
        Matcher ticks = TICKS.matcher(String.join("\n", code));
        int longest = 2;
        while (ticks.find()) {
            longest = Math.max(longest, ticks.group().length());
        }
        String fence = "`".repeat(longest + 1);
        paragraph(title);
        paragraph(fence);
        code.stream().map(FindingMarkdown::cut).forEach(lines::add);
        lines.add(fence);
    }

    /** The beginning of a line of code says what it is. */
    private static String cut(String line) {
        String plain = PlainText.of(line);
        return plain.length() <= LONGEST_LINE ? plain : plain.substring(0, LONGEST_LINE - 1) + "…";
    }

    static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    static String effort(Finding finding) {
        return finding.advice().map(Advice::effort).orElse("");
    }

    /** As many as fit into a line. */
    private static String where(List<String> places) {
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (String place : places) {
            String next = (count == 0 ? "" : ", ") + ShortNames.of(place);
            if (count > 0 && shown.length() + next.length() > LONGEST_PLACES) {
                break;
            }
            shown.append(next);
            count++;
        }
        return markdown(PlainText.shortened(shown.toString(), LONGEST_SENTENCE))
                + (places.size() > count ? ", and " + (places.size() - count) + " more in report.json." : ".");
    }

    /** A name with a quote in it would end the command. */
    static String command(String module) {
        return "mvn membudget:investigate" + (module.matches("[\\w.-]+") ? " -Dmembudget.modules=" + module : "");
    }
}

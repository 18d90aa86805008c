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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One finding and its fix, each thing once. */
final class FindingMarkdown {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>]+");
    private static final Pattern FIGURE = Pattern.compile("[-+]?\\d[\\d,.]*( [KMG]?i?B)?$");
    private static final Pattern TICKS = Pattern.compile("`+");

    /** Characters of a line of code or of a tree, and of a cell. */
    private static final int LONGEST_LINE = 150;

    private static final int LONGEST_CELL = 100;
    private static final int MOST_PLACES = 6;

    private final List<String> lines;

    FindingMarkdown(List<String> lines) {
        this.lines = lines;
    }

    /** A finding with the module in which it was seen. */
    record In(String module, Finding finding) {}

    void write(int number, In in) {
        Finding finding = in.finding();
        paragraph("### " + number + ". " + markdown(finding.headline()));
        paragraph("**Severity:** " + severity(finding)
                + finding.impact()
                        .map(impact -> ". **Impact:** " + impact.bytes().inMebibytes() + " ("
                                + markdown(impact.source()) + ")")
                        .orElse("")
                + finding.advice()
                        .map(advice -> ". **Effort of the fix:** " + markdown(advice.effort()))
                        .orElse("") + ".");
        finding.advice()
                .ifPresent(advice -> paragraph(
                        "**Root cause.** " + markdown(advice.cause()) + " It costs: " + markdown(advice.cost())));
        finding.place().flatMap(SourcePlace::excerpt).ifPresent(this::excerpt);
        paragraph("**Where.** " + where(finding.where()));
        paragraph("**Evidence**");
        finding.evidence().forEach(this::exhibit);
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
        lines.add("");
        lines.add(words);
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
            paragraph(markdown(PlainText.shortened(sentence.words(), 2 * LONGEST_CELL - 10)));
        } else if (exhibit instanceof HoldingTree tree) {
            code(markdown(tree.proves()), ExhibitText.tree(tree));
        } else if (exhibit instanceof Spark spark) {
            paragraph(markdown(PlainText.shortened(spark.words(), 2 * LONGEST_CELL - 10)));
            String drawn = ExhibitText.spark(spark.counts());
            if (!drawn.isEmpty()) {
                code("Over the classes:", List.of(drawn));
            }
        } else {
            table((Table) exhibit);
        }
    }

    private void table(Table table) {
        int columns = table.heads().size();
        lines.add("");
        lines.add(row(table.heads()));
        lines.add(IntStream.range(0, columns)
                .mapToObj(column -> isFigures(table, column) ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |")));
        table.rows().forEach(cells -> lines.add(row(cells)));
        if (table.more() > 0) {
            paragraph("And " + table.more() + " more.");
        }
    }

    private static boolean isFigures(Table table, int column) {
        return column > 0
                && table.rows().stream()
                        .allMatch(row -> FIGURE.matcher(row.get(column)).lookingAt());
    }

    private static String row(List<String> cells) {
        int longest = LONGEST_CELL * 2 / (cells.size() + 1);
        return "| "
                + cells.stream()
                        .map(cell -> markdown(PlainText.shortened(cell, longest)))
                        .collect(Collectors.joining(" | "))
                + " |";
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
        code.stream().map(one -> PlainText.shortened(one, LONGEST_LINE)).forEach(lines::add);
        lines.add(fence);
    }

    static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    static String effort(Finding finding) {
        return finding.advice().map(Advice::effort).orElse("");
    }

    static String impact(Finding finding) {
        return finding.impact().map(impact -> impact.bytes().inMebibytes()).orElse("not known");
    }

    private static String where(List<String> places) {
        return places.stream().limit(MOST_PLACES).map(place -> markdown(place)).collect(Collectors.joining(", "))
                + (places.size() > MOST_PLACES
                        ? ", and " + (places.size() - MOST_PLACES) + " more in report.json"
                        : "");
    }

    /** A name with a quote in it would end the command. */
    static String command(String module) {
        return "mvn membudget:investigate" + (module.matches("[\\w.-]+") ? " -Dmembudget.modules=" + module : "");
    }
}

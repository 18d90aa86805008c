package io.github.membudget.explain;

import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.HoldingTree;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Spark;
import io.github.membudget.model.Exhibit.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Evidence as plain text. */
public final class ExhibitText {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    /** Columns of a spark line; more are taken together. */
    private static final int WIDEST = 60;

    private ExhibitText() {}

    /** Each exhibit in one line, nothing left out that it shows. */
    public static List<String> plain(List<Exhibit> exhibits) {
        return exhibits.stream().map(ExhibitText::plain).toList();
    }

    private static String plain(Exhibit exhibit) {
        if (exhibit instanceof Sentence sentence) {
            return sentence.words();
        }
        if (exhibit instanceof HoldingTree tree) {
            return tree.whole();
        }
        if (exhibit instanceof Spark spark) {
            return spark.words();
        }
        Table table = (Table) exhibit;
        return table.heads().get(0) + ": "
                + table.rows().stream().map(ExhibitText::row).collect(Collectors.joining("; "))
                + (table.more() == 0 ? "" : "; … " + table.more() + " more");
    }

    private static String row(List<String> cells) {
        String rest = cells.stream().skip(1).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(", "));
        return cells.get(0) + (rest.isEmpty() ? "" : " (" + rest + ")");
    }

    /** A line for each branch, two blanks further in for each step. */
    public static List<String> tree(HoldingTree tree) {
        return tree.branches().stream()
                .map(branch -> "  ".repeat(branch.depth())
                        + (branch.depth() == 0 ? "" : "└ ")
                        + branch.label()
                        + branch.retained()
                                .map(size -> "   " + size.inMebibytes())
                                .orElse(""))
                .toList();
    }

    /** {@code ▁▂▃▅▇ 12 to 1,412}; empty where nothing is to be seen. */
    public static String spark(List<Long> counts) {
        if (counts.size() < 3) {
            return "";
        }
        List<Long> shown = narrowed(counts);
        long least = shown.stream().mapToLong(Long::longValue).min().orElse(0);
        long most = shown.stream().mapToLong(Long::longValue).max().orElse(0);
        String bars = shown.stream()
                .map(count -> BARS.charAt(
                        most == least ? 0 : (int) ((count - least) * (double) (BARS.length() - 1) / (most - least))))
                .map(String::valueOf)
                .collect(Collectors.joining());
        return bars + String.format(Locale.ROOT, " %,d to %,d live", counts.get(0), counts.get(counts.size() - 1));
    }

    /** The highest of each so many neighbours. */
    private static List<Long> narrowed(List<Long> counts) {
        int group = (counts.size() + WIDEST - 1) / WIDEST;
        return IntStream.range(0, (counts.size() + group - 1) / group)
                .mapToObj(i -> counts.subList(i * group, Math.min(counts.size(), (i + 1) * group)).stream()
                        .max(Long::compare)
                        .orElse(0L))
                .toList();
    }
}

package io.github.membudget.report.console;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.TestId;
import io.github.membudget.report.Percent;
import io.github.membudget.report.PlainText;
import io.github.membudget.schedule.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What runs now, in one line of a terminal: {@code search  [####------]  312.4 MiB of 768 MiB  SearchTest.topK  0:12}.
 *
 * @param bars whether the terminal has characters for bars; else ASCII
 * @param colours whether the user wants them
 */
public record ProgressLine(boolean bars, boolean colours) {
    private static final int LONG_BAR = 20;
    private static final int BAR = 10;
    private static final int SHORT_BAR = 5;
    private static final int LEAST_CELL = 14;
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_WAITING = 20;
    private static final int CELL_BESIDE_REASON = 34;
    private static final int CELL_BESIDE_NAME = 24;
    private static final String GAP = "  ";

    /**
     * A module.
     *
     * @param tests that run now, the one that has run longest first
     * @param now memory of its forks, by the metric that is judged
     * @param ceiling its own
     * @param suiteCeiling what holds where it has none
     * @param millis since it started
     */
    public record Running(
            String module, List<TestId> tests, Bytes now, Optional<Bytes> ceiling, Bytes suiteCeiling, long millis) {
        Bytes limit() {
            return ceiling.orElse(suiteCeiling);
        }

        String share() {
            return Percent.of(now, limit());
        }

        String figure() {
            return now + " of " + (ceiling.isPresent() ? "" : "the suite's ") + limit();
        }
    }

    /** A part of the line. */
    private record Segment(String text, String style) {}

    /**
     * A form of a module's part of the line.
     *
     * @param forTest the characters that it should leave for the test's name, with the gap before that
     */
    private record Poorer(List<Segment> parts, int forTest) {}

    /**
     * A form of what is said of those that wait.
     *
     * @param forModules the characters that it should leave for those that run
     */
    private record Line(String text, int forModules) {}

    /**
     * @param modules not empty
     * @param waiting others that wait for room, the first in the line first
     * @param width what the line may fill, in characters
     * @return with escapes for colours, where they are wanted, and no others
     */
    public String text(List<Running> modules, List<Waiting> waiting, int width) {
        String time = time(modules.stream().mapToLong(Running::millis).max().orElse(0));
        int room = width - GAP.length() - time.length();
        if (room < LEAST_CELL) {
            return styled(cell(modules.get(0), width));
        }
        String line = line(waiting, room);
        if (!line.isEmpty()) {
            time = line + GAP + time;
            room -= columns(line) + GAP.length();
        }
        int cells = Math.max(1, Math.min(modules.size(), (room + GAP.length()) / (LEAST_CELL + GAP.length())));
        int left = modules.size() - cells;
        String more = left > 0 ? GAP + "+" + left : "";
        int each = (room - more.length() + GAP.length()) / cells - GAP.length();
        List<String> parts = new ArrayList<>();
        for (Running module : modules.subList(0, cells)) {
            parts.add(styled(cell(module, each)));
        }
        return String.join(GAP, parts) + more + GAP + time;
    }

    /** Who waits and for what, as far as it leaves room for those that run; of several, the one whose turn it is. */
    private String line(List<Waiting> waiting, int room) {
        if (waiting.isEmpty()) {
            return "";
        }
        Waiting first = waiting.get(0);
        String name = cut(printable(first.module()), LONGEST_WAITING);
        String more = waiting.size() > 1 ? ", +" + (waiting.size() - 1) : "";
        String reason =
                switch (first.reason()) {
                    case SUITE -> " waits for room in the suite";
                    case ALONE -> " waits to run alone";
                    case MACHINE -> " waits for other builds";
                    case PRESSURE -> " waits for free memory";
                };
        int left = room - GAP.length();
        return Stream.of(
                        new Line(name + reason + more, CELL_BESIDE_REASON),
                        new Line(name + " waits" + more, CELL_BESIDE_NAME),
                        new Line(waiting.size() + " waiting", LEAST_CELL))
                .filter(form -> columns(form.text()) + form.forModules() <= left)
                .map(Line::text)
                .findFirst()
                .orElse("");
    }

    /** The richest that has room; the test takes what is over. */
    private List<Segment> cell(Running module, int width) {
        List<Segment> richest = parts(module, LONG_BAR, module.figure(), LONGEST_NAME);
        if (width >= 100 && used(richest) + 20 <= width) {
            return withTest(richest, module, width);
        }
        List<Poorer> poorer = List.of(
                new Poorer(parts(module, BAR, module.figure(), LONGEST_NAME), 18),
                new Poorer(parts(module, BAR, module.share(), LONGEST_NAME), 18),
                new Poorer(parts(module, SHORT_BAR, module.share(), LONGEST_NAME), 8),
                new Poorer(parts(module, 0, module.share(), LONGEST_NAME), 0),
                new Poorer(parts(module, 0, module.share(), Math.max(4, width - 8)), 0));
        for (Poorer form : poorer) {
            if (used(form.parts()) + form.forTest() <= width) {
                return withTest(form.parts(), module, width);
            }
        }
        return List.of(new Segment(cut(module.share(), width), colour(module)));
    }

    private List<Segment> parts(Running module, int bar, String figure, int longestName) {
        List<Segment> parts = new ArrayList<>();
        parts.add(new Segment(cut(printable(module.module()), longestName), "1"));
        if (bar > 0) {
            parts.add(new Segment(bar(module, bar), colour(module)));
        }
        parts.add(new Segment(figure, colour(module)));
        return parts;
    }

    private List<Segment> withTest(List<Segment> parts, Running module, int width) {
        int room = width - used(parts) - GAP.length();
        if (module.tests().isEmpty() || room < 6) {
            return parts;
        }
        int others = module.tests().size() - 1;
        String more = others > 0 ? " +" + others : "";
        List<Segment> with = new ArrayList<>(parts);
        with.add(new Segment(cut(printable(module.tests().get(0).shortName()), room - more.length()) + more, "2"));
        return with;
    }

    private String bar(Running module, int cells) {
        long now = module.now().value();
        long limit = Math.max(1, module.limit().value());
        int full = (int) Math.min(cells, now * (double) cells / limit);
        return bars
                ? "█".repeat(full) + "░".repeat(cells - full)
                : "[" + "#".repeat(full) + "-".repeat(cells - full) + "]";
    }

    /** The figure says the same. */
    private static String colour(Running module) {
        double share =
                module.now().value() / (double) Math.max(1, module.limit().value());
        return share >= 0.9 ? "31" : share >= 0.75 ? "33" : "32";
    }

    private String styled(List<Segment> parts) {
        List<String> texts = new ArrayList<>();
        for (Segment part : parts) {
            texts.add(colours ? "\033[" + part.style() + "m" + part.text() + "\033[0m" : part.text());
        }
        return String.join(GAP, texts);
    }

    private static int used(List<Segment> parts) {
        return parts.stream().mapToInt(part -> columns(part.text())).sum() + (parts.size() - 1) * GAP.length();
    }

    /** Where the terminal has no ellipsis it may have none of the name's letters either. */
    private String printable(String name) {
        String plain = PlainText.of(name);
        return bars ? plain : plain.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** In the middle, since both ends of a name tell it. */
    private String cut(String text, int width) {
        if (columns(text) <= width) {
            return text;
        }
        String gap = bars ? "…" : "~";
        int tail = Math.max(0, (width - 1) / 2);
        StringBuilder end = new StringBuilder();
        for (int at = text.length(); at > 0; ) {
            int point = text.codePointBefore(at);
            if (columns(end.toString()) + columns(point) > tail) {
                break;
            }
            end.insert(0, Character.toString(point));
            at -= Character.charCount(point);
        }
        StringBuilder start = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (columns(start.toString()) + columns(point) + 1 + columns(end.toString()) > width) {
                break;
            }
            start.appendCodePoint(point);
            at += Character.charCount(point);
        }
        return width < 1 ? "" : start + gap + end;
    }

    static int columns(String text) {
        return text.codePoints().map(ProgressLine::columns).sum();
    }

    /** At least what a terminal takes for it: letters of East Asian scripts and pictures take two. */
    private static int columns(int point) {
        return point < 0x1100 || (point >= 0x2010 && point < 0x2600) ? 1 : 2;
    }

    private static String time(long millis) {
        long seconds = millis / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}

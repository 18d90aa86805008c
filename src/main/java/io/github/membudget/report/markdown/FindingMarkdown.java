package io.github.membudget.report.markdown;

import static io.github.membudget.report.TextFile.markdown;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.report.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Findings and their fixes, in the words of a report. */
final class FindingMarkdown {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>]+");
    private static final Pattern TICKS = Pattern.compile("`+");

    private FindingMarkdown() {}

    /** A finding with the module in which it was seen. */
    record In(String module, Finding finding) {}

    static void finding(List<String> lines, int number, In in) {
        Finding finding = in.finding();
        lines.add("");
        lines.add("### " + number + ". " + markdown(finding.headline()));
        lines.add("");
        lines.add("- Severity: " + severity(finding));
        finding.impact()
                .ifPresent(impact ->
                        lines.add("- Impact: " + impact.bytes().inMebibytes() + ": " + markdown(impact.source())));
        lines.add("- Location: " + list(finding.where()));
        ExhibitText.plain(finding.evidence()).forEach(words -> lines.add("- Evidence: " + markdown(words)));
        finding.advice().ifPresent(advice -> {
            lines.add("- Root cause: " + markdown(advice.cause()));
            lines.add("- What it costs in general: " + markdown(advice.cost()));
        });
        lines.add("- Fix: " + markdown(finding.fix()));
        lines.add("- Verify: `" + command(in.module()) + "`: this finding is gone or smaller.");
    }

    /** Each kind of cause once, with what it was found in. */
    static void fixes(List<String> lines, List<In> findings) {
        Map<String, List<In>> causes = findings.stream()
                .filter(in -> in.finding().advice().isPresent())
                .collect(Collectors.groupingBy(in -> in.finding().id(), LinkedHashMap::new, Collectors.toList()));
        causes.values().forEach(same -> {
            Finding finding = same.get(0).finding();
            lines.add("");
            lines.add("### " + markdown(finding.id()));
            lines.add("");
            lines.add(markdown(finding.fix()));
            finding.advice().ifPresent(advice -> {
                code(lines, "Before:", advice.before());
                code(lines, "After:", advice.after());
                if (LINK.matcher(advice.link()).matches()) {
                    lines.add("");
                    lines.add("See <" + advice.link() + ">.");
                }
            });
        });
    }

    private static void code(List<String> lines, String title, String code) {
        if (code.isBlank()) {
            return;
        }
        Matcher ticks = TICKS.matcher(code);
        int longest = 2;
        while (ticks.find()) {
            longest = Math.max(longest, ticks.group().length());
        }
        String fence = "`".repeat(longest + 1);
        lines.add("");
        lines.add(title);
        lines.add("");
        lines.add(fence);
        code.lines().map(PlainText::of).forEach(lines::add);
        lines.add(fence);
    }

    static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    static String effort(Finding finding) {
        return finding.advice().map(Advice::effort).orElse("");
    }

    private static String list(List<String> places) {
        List<String> words = new ArrayList<>();
        places.forEach(place -> words.add(markdown(place)));
        return String.join(", ", words);
    }

    /** A name with a quote in it would end the command. */
    static String command(String module) {
        return "mvn membudget:investigate" + (module.matches("[\\w.-]+") ? " -Dmembudget.modules=" + module : "");
    }
}

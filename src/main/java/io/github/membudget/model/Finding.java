package io.github.membudget.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A diagnosed cause.
 *
 * @param id stable name of the kind of cause: the rule's that knew it
 * @param holder what keeps it from being collected, as it is called in the next run too; empty where nothing is known to
 * @param title the cause in a few words
 * @param headline cause, size and place: {@code Timers are never cancelled: 40.0 MiB — TimerLeakTest.java:5}
 * @param impact what would be free without it, where it could be measured
 * @param place where to look first, where that is known
 * @param where all that is known of where it came and what keeps it
 * @param packages of the test classes in whose span most of it came; empty where that is not known
 * @param advice what the rule knows beside
 * @param byRound what it kept after several rounds of the same classes, where there were several
 */
public record Finding(
        String id,
        String kind,
        Severity severity,
        Optional<String> holder,
        String title,
        String headline,
        Optional<Impact> impact,
        Optional<SourcePlace> place,
        List<String> where,
        List<String> packages,
        List<Exhibit> evidence,
        String fix,
        Optional<Advice> advice,
        Optional<RoundGrowth> byRound) {

    /** Of one run of the classes. */
    public Finding(
            String id,
            String kind,
            Severity severity,
            Optional<String> holder,
            String title,
            String headline,
            Optional<Impact> impact,
            Optional<SourcePlace> place,
            List<String> where,
            List<String> packages,
            List<Exhibit> evidence,
            String fix,
            Optional<Advice> advice) {
        this(
                id,
                kind,
                severity,
                holder,
                title,
                headline,
                impact,
                place,
                where,
                packages,
                evidence,
                fix,
                advice,
                Optional.empty());
    }

    /** By impact; where none is known after all others, by severity. */
    public static final Comparator<Finding> LARGEST_FIRST = Comparator.comparing((Finding finding) ->
                    -finding.impact().map(impact -> impact.bytes().value()).orElse(-1L))
            .thenComparing(Finding::severity)
            .thenComparing(Finding::headline);

    /** By severity, and of one severity by impact: the order in which to mend them. */
    public static final Comparator<Finding> GRAVEST_FIRST =
            Comparator.comparing(Finding::severity).thenComparing(LARGEST_FIRST);

    /** How much it is, as the headline says it: {@code 40.0 MiB}, {@code 41 in 15 test classes}; empty where it says nothing of it. */
    public String size() {
        String rest = headline.startsWith(title + ": ") ? headline.substring(title.length() + 2) : "";
        int place = rest.lastIndexOf(" — ");
        return impact.map(known -> known.bytes().inMebibytes()).orElse(place < 0 ? rest : rest.substring(0, place));
    }

    /** @param source in words: what was measured, and how far it can be trusted */
    public record Impact(Bytes bytes, String source) {}

    /** How much it matters. */
    public enum Severity {
        HIGH,
        MEDIUM,
        LOW
    }

    /**
     * What is known of a cause in general.
     *
     * @param cause why it keeps memory
     * @param cost what it takes, in general
     * @param before code that does it; may be empty
     * @param after the same, mended; may be empty
     * @param link to the library's own documentation; may be empty
     * @param effort of the fix: {@code small}, {@code medium} or {@code large}
     */
    public record Advice(String cause, String cost, String before, String after, String link, String effort) {}
}

package io.github.membudget.investigate.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Merges a cause into the one that opened it: a database in memory goes when the pool of connections that opened it is closed. */
final class OpenerMerge {
    private final List<CauseCandidate> all;

    private OpenerMerge(List<CauseCandidate> causes) {
        all = new ArrayList<>(causes);
    }

    /** The same causes, with what one has opened under its name. */
    static List<CauseCandidate> of(List<CauseGrowth> growths) {
        OpenerMerge merge =
                new OpenerMerge(growths.stream().map(CauseGrowth::cause).toList());
        for (CauseGrowth growth : growths) {
            CauseCandidate opener = growth.cause();
            growth.follows()
                    .map(Rule::id)
                    .filter(opener.rule().opens()::contains)
                    .ifPresent(opened -> merge.intoHolders(opener, opened));
            growths.stream()
                    .filter(other ->
                            opener.rule().opens().contains(other.cause().rule().id()))
                    .filter(other -> cameTogetherWithoutHolder(growth, other))
                    .forEach(other -> merge.join(opener, other.cause()));
        }
        return merge.all;
    }

    private static boolean cameTogetherWithoutHolder(CauseGrowth one, CauseGrowth other) {
        return one.cause().holder().isEmpty()
                && other.cause().holder().isEmpty()
                && (one.isPartOf(other.cause().rule())
                        || other.isPartOf(one.cause().rule()));
    }

    private void join(CauseCandidate opener, CauseCandidate opened) {
        if (all.remove(opened)) {
            all.replaceAll(one -> one.equals(opener) ? opener.owning(opened.symptoms()) : one);
        }
    }

    /** Gives what holds the opened objects the opener's name. */
    private void intoHolders(CauseCandidate opener, String opened) {
        Optional<CauseCandidate> first =
                all.stream().filter(one -> isHeld(one, opened)).findFirst();
        if (first.isPresent()) {
            all.remove(opener);
            all.replaceAll(one -> one.equals(first.get())
                    ? one.namedBy(opener.rule(), opener.symptoms().and(one.symptoms()))
                    : isHeld(one, opened) ? one.namedBy(opener.rule(), one.symptoms()) : one);
        }
    }

    private static boolean isHeld(CauseCandidate cause, String rule) {
        return cause.rule().id().equals(rule) && cause.holder().isPresent();
    }
}

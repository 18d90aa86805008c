package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.DiagnosedCause;
import io.github.membudget.investigate.diagnose.Leftover;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Impact;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.TypeNames;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says a cause in one line: what is wrong, how much it takes, where. */
final class HeadlineText {
    private HeadlineText() {}

    /** {@code Timers are never cancelled: 40.0 MiB — TimerLeakTest.java:5}. */
    static String of(String title, Optional<String> size, Optional<SourcePlace> place) {
        return title
                + size.map(much -> ": " + much).orElse("")
                + place.map(where -> " — " + where).orElse("");
    }

    /** In bytes where that is known, else in pieces. */
    static Optional<String> size(DiagnosedCause cause, Optional<Impact> impact) {
        return impact.map(known -> known.bytes().inMebibytes())
                .or(() -> cause.holder().map(holder -> holder.all().inMebibytes()))
                .or(() -> pieces(cause));
    }

    private static Optional<String> pieces(DiagnosedCause cause) {
        if (!cause.symptoms().kept().isEmpty()) {
            Kept most = cause.symptoms().kept().get(0);
            return Optional.of(EvidenceText.count(most.count(), simple(most.name())));
        }
        if (!cause.symptoms().grown().isEmpty()) {
            TypeGrowth most = cause.symptoms().grown().get(0);
            return Optional.of(EvidenceText.count(most.instances(), simple(TypeNames.readable(most.type()))));
        }
        List<Leftover> left = cause.symptoms().left();
        if (left.stream().anyMatch(one -> one.files() > 0)) {
            return Optional.of(FilesText.sum(left));
        }
        long bytes = left.stream().mapToLong(Leftover::bytes).sum();
        if (bytes > 0) {
            return Optional.of(
                    new Bytes(bytes).inMebibytes() + " in " + left.size() + (left.size() == 1 ? " file" : " files"));
        }
        long classes = left.stream().map(Leftover::className).distinct().count();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(left.size() + " in " + (classes == 1 ? "one test class" : classes + " test classes"));
    }

    private static String simple(String type) {
        return type.matches("[A-Z].*|.*\\[]") || type.contains("$")
                ? type
                : type.replaceFirst("^(?:[a-z_0-9]+\\.)+", "");
    }

    static String capitalised(String title) {
        return title.isEmpty() || title.matches("[a-z][\\dA-Z].*")
                ? title
                : title.substring(0, title.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + title.substring(title.offsetByCodePoints(0, 1));
    }
}

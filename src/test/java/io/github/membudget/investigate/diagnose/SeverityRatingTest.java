package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.cause;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.rule;
import static io.github.membudget.investigate.diagnose.Samples.weighed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeverityRatingTest {
    private static Severity of(long mebibytes, int classes, boolean accumulates) {
        Rise[] rises = IntStream.range(0, classes)
                .mapToObj(i -> rise("a.T" + i, 1, MIB))
                .toArray(Rise[]::new);
        return of(
                cause(field("acme.Cache.ALL").keeps(mebibytes, "HashMap -> acme.Row"), grown("acme.Row", rises)),
                mebibytes,
                accumulates);
    }

    private static Severity of(CauseCandidate cause, long mebibytes, boolean accumulates) {
        WeighedCause weighed = weighed(cause, new Measure.Retained(Bytes.ofMebibytes(mebibytes)));
        return SeverityRating.of(new GroupedCause(weighed, List.of(), List.of()), accumulates);
    }

    @Test
    void tenMebibytesThatThreeClassesAddToAreGrave() {
        assertThat(of(10, 3, false)).isEqualTo(Severity.HIGH);
        assertThat(of(9, 3, false)).isEqualTo(Severity.MEDIUM);
        assertThat(of(10, 2, false)).isEqualTo(Severity.MEDIUM);
        assertThat(of(3, 3, false)).isEqualTo(Severity.LOW);
    }

    @Test
    void whatOneClassFillsOnceMayBeATable() {
        assertThat(of(15, 1, false)).isEqualTo(Severity.LOW);
        assertThat(of(16, 1, false)).isEqualTo(Severity.MEDIUM);
        assertThat(of(4, 1, true)).as("known to be none").isEqualTo(Severity.MEDIUM);
        assertThat(of(100, 1, false)).isEqualTo(Severity.HIGH);
    }

    @Test
    void manyMatterWhateverTheyTake() {
        int many = rule("hibernate-session-open").signs().many();

        assertThat(of(sessions(many), 0, false)).isEqualTo(Severity.MEDIUM);
        assertThat(of(sessions(many - 1), 0, false)).isEqualTo(Severity.LOW);
    }

    private static CauseCandidate sessions(int count) {
        return CauseCandidate.withoutHolder(
                rule("hibernate-session-open"),
                new Symptoms(List.of(grown("org.hibernate.Session", rise("a.T", count, 4096))), List.of(), List.of()));
    }

    @Test
    void filesMatterByTheirSizeAndNotByTheirNumber() {
        assertThat(of(files(99, 40), 0, false)).isEqualTo(Severity.LOW);
        assertThat(of(files(100, 1), 0, false)).isEqualTo(Severity.MEDIUM);
    }

    private static CauseCandidate files(long mebibytes, int classes) {
        List<Leftover> left = IntStream.range(0, classes)
                .mapToObj(i -> new Leftover(
                        "a.T" + i,
                        new Left(
                                LeftoverKind.FILE,
                                "target/data/ (150 files, " + mebibytes * MIB / classes + " bytes)",
                                false)))
                .toList();
        return CauseCandidate.withoutHolder(rule("files-left"), new Symptoms(List.of(), List.of(), left));
    }

    @Test
    void whatAFrameworkKeepsByDesignIsGraveWhereItTakesVeryMuch() {
        CauseCandidate results = CauseCandidate.withoutHolder(
                rule("testng-results-kept"),
                new Symptoms(List.of(grown("org.testng.R", rise("a.T", 1, 4096))), List.of(), List.of()));

        assertThat(of(results, 99, false)).isEqualTo(Severity.MEDIUM);
        assertThat(of(results, 100, false)).isEqualTo(Severity.HIGH);
    }

    @Test
    void moreIsNeverLessGrave() {
        CauseCandidate results = CauseCandidate.withoutHolder(
                rule("testng-results-kept"),
                new Symptoms(List.of(grown("org.testng.R", rise("a.T", 1, 4096))), List.of(), List.of()));

        assertRises(mebibytes -> of(results, mebibytes, false));
        for (int classes = 0; classes < 5; classes++) {
            int so = classes;
            assertRises(mebibytes -> of(mebibytes, so, false));
            assertRises(mebibytes -> of(mebibytes, so, true));
        }
    }

    private static void assertRises(IntFunction<Severity> rating) {
        for (int mebibytes = 1; mebibytes < 700; mebibytes++) {
            assertThat(rating.apply(mebibytes)).isLessThanOrEqualTo(rating.apply(mebibytes - 1));
        }
        assertThat(rating.apply(606)).isEqualTo(Severity.HIGH);
    }
}

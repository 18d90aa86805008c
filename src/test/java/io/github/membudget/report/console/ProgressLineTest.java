package io.github.membudget.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.TestId;
import io.github.membudget.report.console.ProgressLine.Running;
import io.github.membudget.schedule.Hindrance.Reason;
import io.github.membudget.schedule.Waiting;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final ProgressLine PLAIN = new ProgressLine(true, false);
    private static final Running SEARCH = running("search", "it.SearchTest", "topK", 312, 768, 72_000);

    @Test
    void tellsModuleBarFigureTestAndTime() {
        assertThat(PLAIN.text(List.of(SEARCH), List.of(), 80))
                .isEqualTo("search  ████░░░░░░  312 MiB of 768 MiB  SearchTest.topK  1:12");
    }

    @Test
    void isRicherWhereThereIsRoom() {
        assertThat(PLAIN.text(List.of(SEARCH), List.of(), 120))
                .isEqualTo("search  ████████░░░░░░░░░░░░  312 MiB of 768 MiB  SearchTest.topK  1:12");
    }

    @Test
    void leavesOutWhatANarrowTerminalHasNoRoomFor() {
        assertThat(PLAIN.text(List.of(SEARCH), List.of(), 50))
                .isEqualTo("search  ████░░░░░░  40 %  SearchTest.topK  1:12");
        assertThat(PLAIN.text(List.of(SEARCH), List.of(), 40)).isEqualTo("search  ██░░░  40 %  Search…t.topK  1:12");
        assertThat(PLAIN.text(List.of(SEARCH), List.of(), 20)).isEqualTo("search  40 %  1:12");
        assertThat(PLAIN.text(List.of(SEARCH), List.of(), 12)).isEqualTo("search  40 %");
        assertThat(PLAIN.text(List.of(SEARCH), List.of(), 4)).isEqualTo("40 %");
    }

    @Test
    void neverIsWiderThanTheTerminal() {
        Running wide = running(
                "検索モジュール🔍".repeat(9), "it.Long" + "VeryLong".repeat(20), "テスト".repeat(40), 900, 768, 99_999_999);
        for (int width = 9; width < 250; width++) {
            for (int modules = 1; modules < 40; modules += 3) {
                List<Running> all = IntStream.range(0, modules)
                        .mapToObj(i -> i % 2 == 0 ? wide : SEARCH)
                        .toList();
                assertThat(ProgressLine.columns(PLAIN.text(all, List.of(), width)))
                        .as(modules + " modules in " + width)
                        .isBetween(1, width);
            }
        }
    }

    @Test
    void tellsWhoWaitsForWhat() {
        List<Waiting> one = List.of(new Waiting("orders", Reason.SUITE));
        List<Waiting> two = List.of(new Waiting("orders", Reason.MACHINE), new Waiting("billing", Reason.SUITE));
        assertThat(PLAIN.text(List.of(SEARCH), one, 120))
                .isEqualTo("search  ████░░░░░░  312 MiB of 768 MiB  SearchTest.topK  orders waits for room in the suite"
                        + "  1:12");
        assertThat(PLAIN.text(List.of(SEARCH), one, 80))
                .isEqualTo("search  ██░░░  40 %  SearchTest.topK  orders waits for room in the suite  1:12");
        assertThat(PLAIN.text(List.of(SEARCH), two, 80))
                .isEqualTo("search  ██░░░  40 %  SearchTest.topK  orders waits for other builds, +1  1:12");
        assertThat(PLAIN.text(List.of(SEARCH), two, 60))
                .isEqualTo("search  ██░░░  40 %  SearchTest.topK  orders waits, +1  1:12");
        assertThat(PLAIN.text(List.of(SEARCH), two, 40))
                .endsWith("  2 waiting  1:12")
                .startsWith("search  40 %  ");
        assertThat(PLAIN.text(List.of(SEARCH), two, 24)).as("no room").isEqualTo("search  40 %  1:12");
    }

    @Test
    void everyReasonHasItsWords() {
        assertThat(Stream.of(Reason.values())
                        .map(reason -> PLAIN.text(List.of(SEARCH), List.of(new Waiting("orders", reason)), 120))
                        .map(line -> line.replaceAll(".* {2}(orders .*) {2}1:12", "$1")))
                .containsExactly(
                        "orders waits for room in the suite",
                        "orders waits to run alone",
                        "orders waits for other builds",
                        "orders waits for free memory");
    }

    @Test
    void thoseThatWaitNeverMakeItWiderThanTheTerminal() {
        List<Waiting> many = Collections.nCopies(12, new Waiting("検索モジュール🔍".repeat(9), Reason.SUITE));
        for (int width = 9; width < 250; width++) {
            assertThat(ProgressLine.columns(PLAIN.text(List.of(SEARCH, SEARCH), many, width)))
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void sharesTheLineAmongModulesThatRunAtOneTime() {
        Running parsing = running("parsing", "it.ParserTest", "deep", 96, 384, 5_000);
        assertThat(PLAIN.text(List.of(SEARCH, parsing), List.of(), 120))
                .isEqualTo("search  ████░░░░░░  312 MiB of 768 MiB  SearchTest.topK"
                        + "  parsing  ██░░░░░░░░  96 MiB of 384 MiB  ParserTest.deep  1:12");
        assertThat(PLAIN.text(List.of(SEARCH, parsing), List.of(), 60))
                .isEqualTo("search  40 %  Search….topK  parsing  25 %  Parse….deep  1:12");
        assertThat(PLAIN.text(List.of(SEARCH, parsing, SEARCH, parsing, SEARCH), List.of(), 50))
                .isEqualTo("search  40 %  parsing  25 %  +3  1:12");
    }

    @Test
    void countsTheTestsThatRunBesideTheFirst() {
        Running parallel = new Running(
                "shop",
                List.of(TestId.ofMethod("it.BasketTest", "adds"), TestId.ofMethod("it.OrderTest", "ships")),
                Bytes.ofMebibytes(10),
                Optional.of(Bytes.ofMebibytes(100)),
                Bytes.ofMebibytes(1000),
                0);
        assertThat(PLAIN.text(List.of(parallel), List.of(), 80))
                .isEqualTo("shop  █░░░░░░░░░  10 MiB of 100 MiB  BasketTest.adds +1  0:00");
    }

    @Test
    void saysThatTheCeilingIsTheSuitesWhereAModuleHasNone() {
        Running free = new Running(
                "shop", List.of(), Bytes.ofMebibytes(100), Optional.empty(), Bytes.ofMebibytes(1024), 3_600_000);
        assertThat(PLAIN.text(List.of(free), List.of(), 80))
                .isEqualTo("shop  ░░░░░░░░░░  100 MiB of the suite's 1 GiB  1:00:00");
    }

    @Test
    void neverHidesThatACeilingIsPassed() {
        Running over = running("search", "it.SearchTest", "topK", 769, 768, 0);
        assertThat(PLAIN.text(List.of(over), List.of(), 40)).startsWith("search  █████  101 %");
    }

    @Test
    void hasAsciiBarsWhereTheTerminalHasNoOthers() {
        Running named = running("größe", "it.SearchTest", "topK", 312, 768, 0);
        assertThat(new ProgressLine(false, false).text(List.of(named), List.of(), 80))
                .isEqualTo("gr??e  [####------]  312 MiB of 768 MiB  SearchTest.topK  0:00");
    }

    @Test
    void coloursOnlyWhereTheyAreWanted() {
        assertThat(new ProgressLine(true, true).text(List.of(SEARCH), List.of(), 80))
                .isEqualTo("\033[1msearch\033[0m  \033[32m████░░░░░░\033[0m  \033[32m312 MiB of 768 MiB\033[0m"
                        + "  \033[2mSearchTest.topK\033[0m  1:12");
        assertThat(new ProgressLine(true, true).text(List.of(running("a", "T", "t", 95, 100, 0)), List.of(), 80))
                .contains("\033[31m");
    }

    @Test
    void hasNoEscapesOfATestsName() {
        Running hostile = running("a\033[2Jb", "it.SearchTest", "top\u202eK\r\n\033]0;owned\007", 312, 768, 0);
        assertThat(PLAIN.text(List.of(hostile), List.of(), 80))
                .isEqualTo("a?[2Jb  ████░░░░░░  312 MiB of 768 MiB  SearchTest.top?K???]0;owned?  0:00");
    }

    private static Running running(String module, String type, String method, int now, int ceiling, long millis) {
        return new Running(
                module,
                List.of(TestId.ofMethod(type, method)),
                Bytes.ofMebibytes(now),
                Optional.of(Bytes.ofMebibytes(ceiling)),
                Bytes.ofMebibytes(4096),
                millis);
    }
}

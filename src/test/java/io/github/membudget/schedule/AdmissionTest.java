package io.github.membudget.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.schedule.Hindrance.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final Bytes CEILING = Bytes.ofMebibytes(520);

    private final Admission admission = new Admission(CEILING, Bytes.ofMebibytes(1000));

    private Ticket ask(String module, int mebibytes) {
        return admission.ask(module, Bytes.ofMebibytes(mebibytes));
    }

    private List<String> admit() {
        return admission.admit().stream().map(Ticket::module).toList();
    }

    private Hindrance why(Ticket ticket) {
        return admission.why(ticket).orElseThrow();
    }

    @Test
    void whatFitsStartsAndWhatDoesNotWaitsUntilOneEnds() {
        Ticket first = ask("a", 250);
        ask("b", 250);
        Ticket third = ask("c", 250);
        assertThat(admit()).containsExactly("a", "b");
        assertThat(why(third))
                .isEqualTo(new Hindrance(Reason.SUITE, Bytes.ofMebibytes(250), CEILING, Bytes.ZERO, List.of("a", "b")));
        assertThat(admit()).isEmpty();
        admission.ended(first);
        assertThat(admit()).containsExactly("c");
        assertThat(admission.why(third)).isEmpty();
    }

    @Test
    void aModuleLargerThanTheCeilingRunsAlone() {
        Ticket small = ask("small", 100);
        assertThat(admit()).containsExactly("small");
        Ticket huge = ask("huge", 900);
        assertThat(admit()).isEmpty();
        assertThat(why(huge).reason()).isEqualTo(Reason.ALONE);
        assertThat(why(huge).wanted()).isEqualTo(CEILING);
        admission.ended(small);
        assertThat(admit()).containsExactly("huge");
        Ticket beside = ask("beside", 1);
        admission.measured(huge, Bytes.ofMebibytes(100), 0);
        admission.measured(huge, Bytes.ofMebibytes(100), Ticket.STEADY_MILLIS);
        assertThat(admit()).as("whatever it takes of it").isEmpty();
        assertThat(why(beside).reason()).isEqualTo(Reason.SUITE);
    }

    @Test
    void aModuleThatIsToRunAloneDoesSoThoughItWouldFit() {
        Ticket other = ask("other", 100);
        admit();
        admission.askAlone("again");
        assertThat(admit()).isEmpty();
        admission.ended(other);
        assertThat(admit()).containsExactly("again");
    }

    @Test
    void oneThatFitsOvertakesTheHeadButNotForEver() {
        ask("runs", 300);
        admit();
        Ticket head = ask("head", 400);
        List<Ticket> small = new ArrayList<>();
        for (int i = 0; i < Admission.MOST_OVERTAKEN + 3; i++) {
            small.add(ask("small", 100));
        }
        for (int started = 0; started < Admission.MOST_OVERTAKEN; ) {
            started += admit().size();
            small.stream().filter(Ticket::running).forEach(admission::ended);
        }
        assertThat(small.stream().filter(Ticket::running)).hasSize(Admission.MOST_OVERTAKEN);
        assertThat(admit()).as("now it is the head's turn").isEmpty();
        assertThat(head.running()).isFalse();
        assertThat(why(small.get(small.size() - 1)).reason()).isEqualTo(Reason.SUITE);
    }

    @Test
    void whatAModuleHasLeftUnusedForAWhileLetsOthersInHalfOfIt() {
        Ticket first = ask("a", 400);
        ask("b", 250);
        assertThat(admit()).containsExactly("a");
        admission.measured(first, Bytes.ofMebibytes(100), 5_000);
        admission.measured(first, Bytes.ofMebibytes(104), 14_000);
        assertThat(admit()).as("it may still grow").isEmpty();
        admission.measured(first, Bytes.ofMebibytes(104), 15_000);
        assertThat(admission.charged()).isEqualTo(Bytes.ofMebibytes(252));
        assertThat(admit()).containsExactly("b");
        admission.measured(first, Bytes.ofMebibytes(300), 16_000);
        assertThat(admission.charged()).as("it grows again").isEqualTo(Bytes.ofMebibytes(650));
    }

    @Test
    void whatAModuleTakesMoreThanExpectedIsKeptFromOthers() {
        Ticket first = ask("a", 100);
        admit();
        admission.measured(first, Bytes.ofMebibytes(400), 0);
        ask("b", 200);
        assertThat(admit()).isEmpty();
    }

    @Test
    void underPressureNothingStartsButWhereNothingRuns() {
        admission.pressure(true);
        Ticket first = ask("a", 100);
        Ticket second = ask("b", 100);
        assertThat(admit()).containsExactly("a");
        assertThat(why(second).reason()).isEqualTo(Reason.PRESSURE);
        admission.ended(first);
        assertThat(admit()).containsExactly("b");
        ask("c", 100);
        assertThat(admit()).isEmpty();
        admission.pressure(false);
        assertThat(admit()).containsExactly("c");
    }

    @Test
    void whatCountsBesideTheModulesLeavesThemLessButOneAlwaysRuns() {
        admission.beside(Bytes.ofMebibytes(300));
        Ticket first = ask("a", 400);
        ask("b", 100);
        assertThat(admit()).containsExactly("a");
        admission.ended(first);
        ask("c", 100);
        ask("d", 100);
        assertThat(admit()).containsExactly("b", "c");
    }

    @Test
    void otherBuildsOfThisMachineCountToo() {
        admission.others(Bytes.ofMebibytes(700));
        ask("a", 200);
        Ticket second = ask("b", 200);
        assertThat(admit()).containsExactly("a");
        assertThat(why(second).reason()).isEqualTo(Reason.MACHINE);
        assertThat(why(second).room()).isEqualTo(Bytes.ofMebibytes(1000));
        admission.others(Bytes.ofMebibytes(600));
        assertThat(admit()).containsExactly("b");
    }

    @Test
    void oneThatWaitsNoMoreIsInNobodysWay() {
        Ticket runs = ask("runs", 500);
        Ticket leaves = ask("leaves", 500);
        admit();
        admission.ended(leaves);
        admission.ended(runs);
        ask("next", 500);
        assertThat(admit()).containsExactly("next");
        assertThat(admission.waiting()).isZero();
        assertThat(admission.running()).isEqualTo(1);
    }

    @Test
    void besideOneThatRunsAloneNothingStartsHoweverSmall() {
        Ticket alone = admission.askAlone("alone");
        admit();
        Ticket nothing = ask("nothing", 0);
        assertThat(admit()).isEmpty();
        assertThat(why(nothing).reason()).isEqualTo(Reason.SUITE);
        admission.measured(alone, Bytes.ofMebibytes(10), 0);
        admission.measured(alone, Bytes.ofMebibytes(10), Ticket.STEADY_MILLIS);
        assertThat(admission.charged()).as("no other build gets of it either").isEqualTo(CEILING);
    }

    @Test
    void bothKnowThatTheyRanBesideEachOther() {
        Ticket first = ask("a", 100);
        admit();
        assertThat(first.accompanied()).isFalse();
        Ticket second = ask("b", 100);
        admit();
        admission.ended(first);
        assertThat(List.of(first, second)).allMatch(Ticket::accompanied);
        admission.ended(second);
        Ticket third = ask("c", 100);
        admit();
        assertThat(third.accompanied()).isFalse();
    }

    /** The suite's ceiling alone is its user's to choose. */
    @Test
    void aCeilingAboveWhatTheBuildsOfTheMachineMayTakeHoldsWhereThereIsNoOther() {
        Admission roomy = new Admission(Bytes.ofMebibytes(2000), Bytes.ofMebibytes(1000));
        roomy.ask("a", Bytes.ofMebibytes(800));
        roomy.ask("b", Bytes.ofMebibytes(800));
        assertThat(roomy.admit()).hasSize(2);
    }

    @Test
    void whatAModuleTookOnceIsKeptForItThoughItTakesLessNow() {
        Ticket first = ask("a", 400);
        admit();
        admission.measured(first, Bytes.ofMebibytes(300), 0);
        admission.measured(first, Bytes.ofMebibytes(50), Ticket.STEADY_MILLIS);
        assertThat(admission.charged()).isEqualTo(Bytes.ofMebibytes(350));
    }

    /** Its JVM is not found yet, or cannot be read. */
    @Test
    void whereNothingIsSeenOfAModuleAllIsKeptForIt() {
        Ticket first = ask("a", 400);
        admit();
        admission.measured(first, Bytes.ZERO, 5_000);
        admission.measured(first, Bytes.ZERO, 60_000);
        assertThat(admission.charged()).isEqualTo(Bytes.ofMebibytes(400));
    }
}

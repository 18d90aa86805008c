package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.investigate.diagnose.Origin.DeclaredAs;
import io.github.membudget.investigate.diagnose.Origin.MadeAt;
import io.github.membudget.investigate.diagnose.Origin.OpenedIn;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapFacts.States;
import io.github.membudget.model.heap.Holder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OriginsTest {
    private static final String FACTORY = "org.hibernate.internal.SessionFactoryImpl";
    private static final Holder SEEN = field("acme.Seen.FACTORIES").keeps(18, "HashMap (60) -> 60 x " + FACTORY);
    private static final DeclaredAs DECLARED = new DeclaredAs(new StaticField("acme.Seen", "FACTORIES"));
    private static final MadeAt MADE = new MadeAt("acme.Db", 12, 0);

    /** @param closed how many of the factories are */
    private static List<Origin> origins(long closed) {
        CauseCandidate cause = CauseCandidate.withoutHolder(rule("hibernate-session-factory-open"), Symptoms.NONE)
                .heldBy(SEEN, Optional.empty());
        HeapFacts heap = new HeapFacts(
                List.of(SEEN),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(new States(
                        Samples.PID, FACTORY, 60 - closed, closed, Optional.empty(), Optional.of(SEEN.keeper()))),
                List.of(),
                List.of());
        CauseCandidate named =
                ClosedObjects.of(List.of(cause), heap, RuleBook.own()).get(0);
        Survivor made = new Survivor(1, FACTORY, OptionalInt.empty(), "acme.Db.open:12", "acme.DbTest.opens");
        return Origins.of(new DiagnosedCause(
                named,
                new CauseImpact(List.of(), Bytes.ZERO),
                Optional.empty(),
                Severity.HIGH,
                List.of(),
                List.of(),
                List.of(new Evidence.Sampled(List.of(made)))));
    }

    @Test
    void whatIsClosedAndYetKeptComesFromTheFieldThatKeepsIt() {
        assertThat(origins(60)).startsWith(DECLARED, MADE);
    }

    @Test
    void whatIsOpenComesFromTheLineThatOpenedIt() {
        assertThat(origins(0))
                .filteredOn(origin -> !(origin instanceof OpenedIn))
                .startsWith(MADE, DECLARED);
    }

    @Test
    void theCallThatOpenedItIsLookedForInTheClassesOfTheEvidence() {
        assertThat(origins(0))
                .filteredOn(OpenedIn.class::isInstance)
                .map(origin -> ((OpenedIn) origin).className())
                .containsExactly("acme.Seen", FACTORY, "acme.Db");
        assertThat(origins(0))
                .first()
                .isEqualTo(new OpenedIn(
                        "acme.Seen", rule("hibernate-session-factory-open").calls(), OptionalInt.empty()));
    }
}

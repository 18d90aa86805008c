package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapFacts.States;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Holders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosedObjectsTest {
    private static final String FACTORY = "org.hibernate.internal.SessionFactoryImpl";
    private static final RuleBook BOOK = RuleBook.own();

    private static final Holder SEEN =
            Holders.of("static-field", "com.acme.Seen.SEEN", 18, "HashMap (60) -> 60 x " + FACTORY);

    private static String title(States... states) {
        Rule rule = BOOK.rules().stream()
                .filter(one -> one.id().equals("hibernate-session-factory-open"))
                .findFirst()
                .orElseThrow();
        CauseCandidate cause = CauseCandidate.withoutHolder(rule, Symptoms.NONE).heldBy(SEEN, Optional.empty());
        HeapFacts heap = new HeapFacts(
                List.of(SEEN),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(states),
                List.of(),
                List.of());
        List<CauseCandidate> named = ClosedObjects.of(List.of(cause), heap, BOOK);
        assertThat(named).hasSize(1);
        return named.get(0).rule().id() + ": " + named.get(0).rule().title();
    }

    private static States states(long open, long closed) {
        return new States(7, FACTORY, open, closed, Optional.empty(), Optional.empty());
    }

    private static States ofSeen(long open, long closed) {
        return new States(7, FACTORY, open, closed, Optional.empty(), Optional.of(SEEN.keeper()));
    }

    @Test
    void whatIsOpenIsNotClosed() {
        assertThat(title(states(60, 0)))
                .isEqualTo("hibernate-session-factory-open: Hibernate session factories are never closed");
        assertThat(title(states(30, 30)))
                .isEqualTo("hibernate-session-factory-open: Hibernate session factories are not always closed");
    }

    @Test
    void whatIsClosedAndKeptIsACauseOfItsOwn() {
        assertThat(title(states(0, 60)))
                .isEqualTo("closed-but-kept: Hibernate session factories are closed, but still kept");
        assertThat(title(states(1, 59))).startsWith("closed-but-kept");
    }

    @Test
    void whereTheStateCannotBeReadNothingIsSaidOfIt() {
        assertThat(title(states(0, 0)))
                .isEqualTo("hibernate-session-factory-open: Hibernate session factories are kept");
        assertThat(title()).endsWith("are never closed");
    }

    @Test
    void whatTheHolderKeepsCountsAlone() {
        assertThat(title(states(60, 0), ofSeen(0, 60))).startsWith("closed-but-kept");
        assertThat(title(states(0, 60), ofSeen(60, 0))).startsWith("hibernate-session-factory-open");
    }
}

package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.Holder;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeakFindingsTest {
    private static final List<Rise> RISES = List.of(new Rise("acme.ATest", 1, 10, 4096));

    @Test
    void whatIsCollectedAgainAndAgainAndHeldByNobodyIsNoFinding() {
        String factory = "org.hibernate.internal.SessionFactoryImpl";

        assertThat(findings(List.of(), new TypeGrowth(7, factory, 10, 4096, RISES, 0)))
                .extracting(Finding::id)
                .containsExactly("hibernate-session-factory-open");
        assertThat(findings(List.of(), new TypeGrowth(7, factory, 10, 4096, RISES, 14)))
                .isEmpty();
    }

    @Test
    void buffersOfNettysThreadsGoWithTheThreads() {
        Holder thread = holder("thread", "multiThreadIoEventLoopGroup-3-2", 2, "Object[] -> java.nio.DirectByteBuffer");

        assertThat(findings(List.of(thread), new TypeGrowth(7, "java.nio.DirectByteBuffer", 20, 4096, RISES, 0)))
                .filteredOn(finding -> finding.holder().isPresent())
                .extracting(Finding::id)
                .containsExactly("netty-event-loop-open");
    }

    @Test
    void aHundredMebibytesAreGraveHoweverTheyCame() {
        assertThat(findings(List.of(holder("static-field", "acme.State.big", 120, "byte[]"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.HIGH));
        assertThat(findings(List.of(holder("static-field", "acme.State.big", 60, "byte[]"))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.MEDIUM));
    }

    private static Holder holder(String kind, String name, int mebibytes, String path) {
        return new Holder(7, kind, name, Bytes.ofMebibytes(mebibytes), path, Bytes.ZERO, List.of(), List.of());
    }

    private static List<Finding> findings(List<Holder> holders, TypeGrowth... growth) {
        HeapFacts heap = new HeapFacts(holders, List.of(), Map.of(), List.of());
        return LeakFindings.of(
                new LeakFindings.Seen("acme", List.of(), List.of(growth), heap, List.of(), List.of()), RuleBook.own());
    }
}

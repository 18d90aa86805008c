package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.MIB;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.run;
import static io.github.membudget.investigate.diagnose.Samples.severalRoots;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Holder;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolderClaimsTest {
    private static final String POOL = "com.zaxxer.hikari.HikariDataSource";
    private static final String CONNECTION = "org.h2.jdbc.JdbcConnection";

    private static List<String> rules(Holder holder, TypeGrowth... growth) {
        RunEvidence evidence = run().held(holder).grew(growth).evidence();
        return HolderClaims.of(List.of(holder), RuleBook.own(), new RuleTypes(evidence)).rules().values().stream()
                .map(Rule::id)
                .toList();
    }

    private static TypeGrowth ten(String type) {
        return grown(type, rise("a.ATest", 10, MIB));
    }

    @Test
    void theRuleWhoseTypeStandsNearestToTheRootExplainsAHolder() {
        assertThat(rules(
                        field("acme.Db.ALL").keeps(9, "ArrayList -> " + POOL + " -> " + CONNECTION),
                        ten(CONNECTION),
                        ten(POOL)))
                .containsExactly("hikaricp-pool-open");
    }

    @Test
    void aTypeThatDidNotGrowExplainsNothing() {
        assertThat(rules(field("acme.Db.ALL").keeps(9, "ArrayList -> " + POOL + " -> " + CONNECTION), ten(CONNECTION)))
                .containsExactly("jdbc-connection-open");
    }

    @Test
    void anObjectThatSeveralRootsReachIsToldByItself() {
        assertThat(rules(severalRoots("static field acme.Db.ALL").keeps(9, POOL + " -> byte[]"), ten(POOL)))
                .isEmpty();
    }

    @Test
    void aHolderOfLittleIsNoCause() {
        assertThat(rules(field("acme.Db.ALL").keeps(POOL), ten(POOL))).isEmpty();
    }
}

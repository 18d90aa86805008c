package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.Holder;
import io.github.membudget.model.Kept;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.LiveSet.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenedTest {
    private static final String POOL = "com.zaxxer.hikari.HikariDataSource";
    private static final String DATABASE = "org.h2.engine.Database";

    @Test
    void aDatabaseInMemoryIsKeptByThePoolThatOpenedIt() {
        List<Finding> findings = findings(new int[] {0, 2, 3, 1}, new int[] {0, 2, 3, 1});

        assertThat(findings).extracting(Finding::id).doesNotContain("h2-database-open");
        assertThat(findings.get(0).id()).isEqualTo("hikaricp-pool-open");
        assertThat(findings.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(30));
        assertThat(findings.get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(findings.get(0).evidence())
                .anyMatch(line -> line.startsWith(POOL))
                .anyMatch(line -> line.startsWith(DATABASE));
    }

    @Test
    void oneThatCameElsewhereIsToldByItself() {
        List<Finding> findings = findings(new int[] {3, 0, 0, 0}, new int[] {0, 2, 3, 1});

        assertThat(findings.get(0).id()).isEqualTo("h2-database-open");
        assertThat(findings).extracting(Finding::id).contains("hikaricp-pool-open");
    }

    @Test
    void databasesGoWithTheConnectionsThatKeepThem() {
        String connection = "org.h2.jdbc.JdbcConnection";
        LiveSet live = live(connection, new int[] {0, 4, 6, 2}, new int[] {0, 4, 6, 2});
        HeapFacts heap = new HeapFacts(
                List.of(),
                List.of(kept(connection), kept(DATABASE)),
                Map.of(),
                List.of(),
                List.of(new HeapFacts.Together(7, "jdbc-connection-open", Bytes.ofMebibytes(24), Bytes.ZERO)),
                Map.of());

        List<Finding> found = LeakFindings.of(
                new LeakFindings.Seen("acme", List.of(live), LiveGrowth.of(live), heap, List.of(), List.of()),
                RuleBook.own());

        assertThat(found).extracting(Finding::id).containsExactly("jdbc-connection-open");
        assertThat(found.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(24));
        assertThat(found.get(0).severity()).isEqualTo(Severity.HIGH);
    }

    private static Kept kept(String type) {
        return new Kept(7, type, 12, new Bytes(3000), "static field acme.Db.OPEN", "ArrayList -> " + type, Bytes.ZERO);
    }

    private static List<Finding> findings(int[] pools, int[] databases) {
        LiveSet live = live(POOL, pools, databases);
        Holder rows = new Holder(
                7,
                "several-roots",
                "static field org.h2.engine.Engine.DATABASES",
                Bytes.ofMebibytes(30),
                DATABASE + " -> org.h2.mvstore.MVMap -> byte[]",
                Bytes.ZERO,
                List.of(),
                List.of());
        return LeakFindings.of(
                new LeakFindings.Seen(
                        "acme",
                        List.of(live),
                        LiveGrowth.of(live),
                        new HeapFacts(List.of(rows), List.of(), Map.of(), List.of()),
                        List.of(),
                        List.of()),
                RuleBook.own());
    }

    private static LiveSet live(String opener, int[] openers, int[] databases) {
        List<Look> looks = new ArrayList<>(List.of(look("", Map.of())));
        Map<String, Use> uses = new HashMap<>();
        for (int i = 0; i < openers.length; i++) {
            more(uses, opener, openers[i]);
            more(uses, DATABASE, databases[i]);
            looks.add(look("acme.Db" + i, Map.copyOf(uses)));
        }
        return new LiveSet(7, looks, Optional.empty());
    }

    private static void more(Map<String, Use> uses, String type, int instances) {
        uses.merge(
                type,
                new Use(instances, 64L * instances),
                (one, other) -> new Use(one.instances() + other.instances(), one.bytes() + other.bytes()));
    }

    private static Look look(String className, Map<String, Use> uses) {
        return new Look(className, List.of(), Bytes.ofMebibytes(9), Optional.empty(), uses);
    }
}

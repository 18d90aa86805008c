package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.alone;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.grown;
import static io.github.membudget.investigate.diagnose.Samples.live;
import static io.github.membudget.investigate.diagnose.Samples.rise;
import static io.github.membudget.investigate.diagnose.Samples.rule;
import static io.github.membudget.investigate.diagnose.Samples.severalRoots;
import static io.github.membudget.investigate.diagnose.Samples.snapshot;
import static io.github.membudget.investigate.diagnose.Samples.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.explain.ExhibitText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.HeapFacts.Together;
import io.github.membudget.model.heap.Kept;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenerMergeTest {
    private static final String POOL = "com.zaxxer.hikari.HikariDataSource";
    private static final String DATABASE = "org.h2.engine.Database";

    @Test
    void aDatabaseInMemoryIsKeptByThePoolThatOpenedIt() {
        List<Finding> findings = findings(new int[] {0, 2, 5, 6}, new int[] {0, 2, 5, 6});

        assertThat(findings).extracting(Finding::id).doesNotContain("h2-database-open");
        assertThat(findings.get(0).id()).isEqualTo("hikaricp-pool-open");
        assertThat(findings.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(30));
        assertThat(findings.get(0).severity()).isEqualTo(Severity.HIGH);
        assertThat(ExhibitText.plain(findings.get(0).evidence()))
                .anyMatch(line -> line.startsWith(POOL))
                .contains("The fix also ends: 6 Database.");
    }

    @Test
    void oneThatCameElsewhereIsToldByItself() {
        List<Finding> findings = findings(new int[] {3, 3, 3, 3}, new int[] {0, 2, 5, 6});

        assertThat(findings.get(0).id()).isEqualTo("h2-database-open");
        assertThat(findings).extracting(Finding::id).contains("hikaricp-pool-open");
    }

    @Test
    void databasesGoWithTheConnectionsThatKeepThem() {
        String connection = "org.h2.jdbc.JdbcConnection";
        List<Finding> found = Samples.run()
                .live(openedAlike(connection, new int[] {0, 4, 10, 12}, new int[] {0, 4, 10, 12}))
                .kept(kept(connection), kept(DATABASE))
                .together(new Together(Samples.PID, "jdbc-connection-open", Bytes.ofMebibytes(24), Bytes.ZERO))
                .findings();

        assertThat(found).extracting(Finding::id).containsExactly("jdbc-connection-open");
        assertThat(found.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(24));
        assertThat(found.get(0).severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void ofSeveralHoldersTheFirstHasTheOpenersSymptomsAndAllHaveItsName() {
        CauseCandidate pools = CauseCandidate.withoutHolder(rule("hikaricp-pool-open"), symptoms(POOL));
        List<CauseCandidate> merged = OpenerMerge.of(List.of(
                alone(databases("acme.Db.ONE")),
                alone(databases("acme.Db.TWO")),
                new CauseGrowth(pools, List.of(), Optional.of(rule("h2-database-open")), List.of())));

        assertThat(merged)
                .extracting(cause -> cause.rule().id())
                .containsOnly("hikaricp-pool-open")
                .hasSize(2);
        assertThat(merged.get(0).symptoms().grown())
                .extracting(TypeGrowth::type)
                .containsExactly(POOL, DATABASE);
        assertThat(merged.get(1).symptoms().grown())
                .extracting(TypeGrowth::type)
                .containsExactly(DATABASE);
    }

    @Test
    void whatFollowsACauseThatItsRuleDoesNotOpenStaysByItself() {
        CauseCandidate pools =
                CauseCandidate.withoutHolder(rule("okhttp-client-per-test"), symptoms("okhttp3.OkHttpClient"));
        List<CauseGrowth> growths = List.of(
                alone(databases("acme.Db.ONE")),
                new CauseGrowth(pools, List.of(), Optional.of(rule("h2-database-open")), List.of()));

        assertThat(OpenerMerge.of(growths))
                .containsExactlyElementsOf(
                        growths.stream().map(CauseGrowth::cause).toList());
    }

    private static CauseCandidate databases(String field) {
        return CauseCandidate.withoutHolder(rule("h2-database-open"), symptoms(DATABASE))
                .heldBy(field(field).keeps(9, DATABASE + " -> byte[]"), Optional.empty());
    }

    private static Symptoms symptoms(String type) {
        return new Symptoms(List.of(grown(type, rise("acme.Db0", 2, 128))), List.of(), List.of());
    }

    private static Kept kept(String type) {
        return Samples.keptBy(
                "static field acme.Db.OPEN", "ArrayList -> " + type, type, 12, new Bytes(3000), Bytes.ZERO);
    }

    private static List<Finding> findings(int[] pools, int[] databases) {
        return Samples.run()
                .live(openedAlike(POOL, pools, databases))
                .held(severalRoots("static field org.h2.engine.Engine.DATABASES")
                        .keeps(30, DATABASE + " -> org.h2.mvstore.MVMap -> byte[]"))
                .findings();
    }

    /** How many of each there are at the end of each class. */
    private static LiveSet openedAlike(String opener, int[] openers, int[] databases) {
        return live(Stream.concat(
                        Stream.of(snapshot("", 9, Map.of())),
                        IntStream.range(0, openers.length)
                                .mapToObj(i -> snapshot(
                                        "acme.Db" + i,
                                        9,
                                        Map.of(opener, use(openers[i]), DATABASE, use(databases[i])))))
                .toArray(HeapSnapshot[]::new));
    }
}

package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.cause;
import static io.github.membudget.investigate.diagnose.Samples.ended;
import static io.github.membudget.investigate.diagnose.Samples.field;
import static io.github.membudget.investigate.diagnose.Samples.left;
import static io.github.membudget.investigate.diagnose.Samples.live;
import static io.github.membudget.investigate.diagnose.Samples.rule;
import static io.github.membudget.investigate.diagnose.Samples.snapshot;
import static io.github.membudget.investigate.diagnose.Samples.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.TypeGrowth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pools came with three classes, four connections with each of them, and two clients with another class. */
class CauseGrowthTest {
    private static final LiveSet LIVE = live(
            snapshot("", 9, Map.of()),
            snapshot("a.ATest", 9, Map.of("acme.Pool", use(1), "acme.Connection", use(4))),
            snapshot("a.BTest", 9, Map.of("acme.Pool", use(3), "acme.Connection", use(12))),
            snapshot("a.CTest", 9, Map.of("acme.Client", use(2))),
            snapshot("a.DTest", 9, Map.of("acme.Pool", use(4), "acme.Connection", use(16))));

    private static final GrowthTimeline TIMELINE =
            new GrowthTimeline(List.of(LIVE), List.of(ended("a.ATest"), ended("a.CTest")));

    private static TypeGrowth growth(String type) {
        return LiveGrowth.of(LIVE).stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static CauseCandidate of(String rule, String type) {
        return CauseCandidate.withoutHolder(rule(rule), new Symptoms(List.of(growth(type)), List.of(), List.of()));
    }

    private static final CauseCandidate POOLS = of("hikaricp-pool-open", "acme.Pool");
    private static final CauseCandidate CONNECTIONS = of("jdbc-connection-open", "acme.Connection");

    @Test
    void aCauseThatRisesWithAnotherFollowsIt() {
        List<CauseGrowth> growths = CauseGrowth.of(TIMELINE, List.of(POOLS, CONNECTIONS));

        assertThat(growths.get(0).follows()).isEmpty();
        assertThat(growths.get(0).rises()).singleElement().isEqualTo(new double[] {0.25, 0.5, 0, 0.25});
        assertThat(growths.get(1).follows().map(Rule::id)).contains("hikaricp-pool-open");
        assertThat(growths.get(1).rises()).isEmpty();
    }

    @Test
    void oneThatRisesElsewhereIsItsOwn() {
        CauseGrowth clients = CauseGrowth.of(TIMELINE, List.of(POOLS, of("okhttp-client-per-test", "acme.Client")))
                .get(1);

        assertThat(clients.follows()).isEmpty();
        assertThat(clients.rises()).singleElement().isEqualTo(new double[] {0, 0, 1, 0});
    }

    @Test
    void whatAHolderKeepsFollowsNothing() {
        CauseCandidate held =
                cause(field("acme.Cache.ALL").keeps(9, "HashMap -> acme.Connection"), growth("acme.Connection"));

        assertThat(CauseGrowth.of(TIMELINE, List.of(POOLS, held)).get(1).follows())
                .isEmpty();
    }

    @Test
    void temporaryFilesTakeNoMemoryOfTheJvm() {
        CauseCandidate files = CauseCandidate.withoutHolder(
                rule("temporary-files-left"),
                Symptoms.NONE.withLeft(List.of(new Leftover("a.ATest", left("temporary-file", "/tmp/a")))));

        assertThat(CauseGrowth.of(TIMELINE, List.of(files)).get(0).rises()).isEmpty();
    }
}

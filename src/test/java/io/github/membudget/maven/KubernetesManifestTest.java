package io.github.membudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.ShardHistories;
import io.github.membudget.plan.shard.ShardHistory;
import io.github.membudget.plan.shard.ShardPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesManifestTest {
    private static final Bytes MACHINE = Bytes.ofMebibytes(1024);

    @Test
    void theLargestShardAndMavenAreReserved() {
        ShardPlan plan = ShardPlan.of(ShardHistories.of(20, 10), 2, Optional.empty());
        assertThat(KubernetesManifest.need(plan, MACHINE))
                .isEqualTo(plan.parts().get(0).peak().orElseThrow().plus(Bytes.ofMebibytes(512)));
    }

    @Test
    void noMoreThanTheMachineHasIsReserved() {
        ShardPlan plan = ShardPlan.of(ShardHistories.of(20, 50), 2, Optional.empty());
        assertThat(KubernetesManifest.need(plan, MACHINE)).isEqualTo(MACHINE);
    }

    @Test
    void whatIsNotKnownMayTakeAll() {
        assertThat(KubernetesManifest.need(ShardPlan.of(ShardHistory.NONE, 2, Optional.empty()), MACHINE))
                .isEqualTo(MACHINE);
    }

    @ParameterizedTest
    @CsvSource({
        "shop,shop",
        "Shop_API.core,shop-api-core",
        "7zip-tests,zip-tests",
        "a-very-long-name-of-a-project-that-has-no-end-at-all,a-very-long-name-of-a-project-that-has-n"
    })
    void aNameIsOneOfKubernetes(String artifactId, String label) {
        assertThat(KubernetesManifest.label(artifactId)).isEqualTo(label);
    }
}

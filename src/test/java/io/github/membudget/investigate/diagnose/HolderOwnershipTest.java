package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Holders;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolderOwnershipTest {
    private static final String BY_NAME = "static field com.acme.user.Cache.BY_NAME -> HashMap -> ";

    @Test
    void smallObjectsAreTheSuitesWhereItsOwnFieldsHaveThem() {
        assertThat(
                        HolderOwnership.isSuites(
                                cells(
                                        BY_NAME + "com.acme.Cell",
                                        "static field com.acme.user.Cache.BY_NUMBER -> HashMap -> com.acme.order.Entry -> com.acme.Cell")))
                .isTrue();
    }

    @Test
    void whatALibrarysObjectRefersToGoesWithThat() {
        assertThat(HolderOwnership.isSuites(cells(
                        BY_NAME + "com.acme.Cell",
                        "static field com.acme.user.Cache.OPEN -> ArrayList -> org.lib.Factory -> com.acme.Cell")))
                .isFalse();
        assertThat(HolderOwnership.isSuites(cells(BY_NAME + "com.acme.Cell", "a method that ran -> com.acme.Cell")))
                .isFalse();
    }

    @Test
    void whatFailingTestsThrewIsTheSuitesThoughSurefireHasIt() {
        String adapter = "org.apache.maven.surefire.junitplatform.RunListenerAdapter -> ConcurrentHashMap (3) -> ";
        assertThat(HolderOwnership.isSuites(
                        several(adapter + "3 x org.junit.platform.engine.TestExecutionResult -> com.acme.Invalid")))
                .isTrue();
        assertThat(HolderOwnership.isSuites(several(adapter + "3 x org.junit.platform.launcher.TestIdentifier")))
                .isFalse();
    }

    private static Holder cells(String... ways) {
        return several("400 x com.acme.Cell -> byte[]", ways);
    }

    private static Holder several(String path, String... ways) {
        return Holders.of(
                7,
                "several-roots",
                "static field java.lang.System.err",
                Bytes.ofMebibytes(9),
                path,
                Bytes.ZERO,
                List.of(),
                List.of(ways));
    }
}

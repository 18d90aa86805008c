package io.github.membudget.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Finding;
import io.github.membudget.model.SnapshotPlace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFiguresTest {
    @Test
    void callFindingsWhatTheyAreCalledInTheNextRunToo() {
        assertThat(name("static-cache", Optional.of("static field acme.Cache.ALL")))
                .isEqualTo("static-cache: static field acme.Cache.ALL");
        assertThat(name("soft-references", Optional.empty())).isEqualTo("soft-references");
    }

    @Test
    void knowThePackageOfWhatALookSpeaksFor() {
        assertThat(SnapshotPlace.packageOf("acme.shop.OneTest")).isEqualTo("acme.shop");
        assertThat(SnapshotPlace.packageOf("OneTest")).isEqualTo("(default package)");
    }

    private static String name(String id, Optional<String> holder) {
        return RunFigures.name(new Finding(
                id,
                "leak",
                Finding.Severity.LOW,
                holder,
                "It keeps",
                "It keeps 30 MiB",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                "",
                Optional.empty()));
    }
}

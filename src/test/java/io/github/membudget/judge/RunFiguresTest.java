package io.github.membudget.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Finding;
import io.github.membudget.model.LiveSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFiguresTest {
    @Test
    void callFindingsWhatTheyAreCalledInTheNextRunToo() {
        assertThat(name("static-cache", "static field acme.Cache.ALL keeps 30 MiB: a static cache"))
                .isEqualTo("static-cache: static field acme.Cache.ALL");
        assertThat(name("soft-references", "JVM 4711 keeps 30 MiB for soft references alone"))
                .isEqualTo("soft-references");
        assertThat(name("threads-left", "Threads are left running: 3 left behind by 2 classes"))
                .isEqualTo("threads-left");
    }

    @Test
    void knowThePackageOfWhatALookSpeaksFor() {
        assertThat(LiveSet.packageOf("acme.shop.OneTest")).isEqualTo("acme.shop");
        assertThat(LiveSet.packageOf("acme.shop.OneTest or one before it: 3 more, acme.shop.TwoTest"))
                .isEqualTo("acme.shop");
        assertThat(LiveSet.packageOf("OneTest")).isEqualTo("(default package)");
    }

    private static String name(String id, String headline) {
        return RunFigures.name(new Finding(
                id,
                "leak",
                Finding.Severity.LOW,
                headline,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                "",
                Optional.empty()));
    }
}

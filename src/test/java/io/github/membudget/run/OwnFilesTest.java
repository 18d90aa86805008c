package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.InFork;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnFilesTest {
    private static final Left FILE = temporary("/tmp/own1 (5 bytes)");
    private static final Left DIRECTORY = temporary("/tmp/own2/ (2 files, 7 bytes)");
    private static final Left ALIEN = temporary("/tmp/own (5 bytes)");
    private static final Left THREAD = new Left(LeftoverKind.THREAD, "thread 'poller'", false);

    @Test
    void aFileIsChargedToWhoeverWroteIt() {
        assertThat(left(Set.of("/tmp/own1", "/tmp/own2/deep/a", "/tmp/other")))
                .containsExactly(FILE, DIRECTORY, THREAD);
    }

    @Test
    void whereNoWriteIsKnownNoFileIsCharged() {
        assertThat(left(Set.of())).containsExactly(THREAD);
    }

    private static List<Left> left(Set<String> written) {
        InFork figures = new InFork(0, 1, false, true, new long[ForkFigure.values().length]);
        ClassFacts facts =
                new ClassFacts("a.ATest", 7, 0, 1, List.of(), figures, List.of(FILE, DIRECTORY, ALIEN, THREAD));
        return OwnFiles.of(List.of(facts), written).get(0).left();
    }

    private static Left temporary(String detail) {
        return new Left(LeftoverKind.TEMPORARY_FILE, detail, false);
    }
}

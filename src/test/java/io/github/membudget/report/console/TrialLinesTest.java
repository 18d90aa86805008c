package io.github.membudget.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.TestCounts;
import io.github.membudget.suggest.Choice;
import io.github.membudget.suggest.Found;
import io.github.membudget.suggest.Tried;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialLinesTest {
    private static Tried tried(JvmSetting setting, long millis, long peak, Optional<String> failed) {
        MeasuredModule run = new MeasuredModule(
                "it:shop",
                "default-test",
                "shop",
                "completed",
                new TestCounts(57, 0, 0, 0),
                millis,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Bytes.ofMebibytes(peak)),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Tried(setting, List.of(run), failed);
    }

    @Test
    void aModuleIsToldInOneTable() {
        Tried asItIs = tried(JvmSetting.AS_IT_IS, 41_200, 605, Optional.empty());
        JvmSetting lean = JvmSetting.of(new JvmChoice(JvmPart.lean()));
        Tried best = tried(lean.withHeap(Bytes.ofMebibytes(96)), 24_100, 260, Optional.empty());
        Tried small = tried(lean.withHeap(Bytes.ofMebibytes(64)), 9, 100, Optional.of("its tests had other results"));
        Choice choice = new Choice(asItIs, best, best, best, Choice.Clock.CPU);
        assertThat(TrialLines.of(new Found(choice, List.of(asItIs, best, small), 12)))
                .containsExactly(
                        "  shop, 12 runs:",
                        "                     jvm                     heap      wall       CPU    peak RSS  tests",
                        "    as it is         default                    -    41.2 s         -     605 MiB     57",
                        "    shortest time    lean                     96m    24.1 s         -     260 MiB     57",
                        "    least memory     lean                     96m    24.1 s         -     260 MiB     57",
                        "    recommended      lean                     96m    24.1 s         -     260 MiB     57",
                        "    The machine was busy: two equal runs took different times. So CPU time was compared, not wall"
                                + " time.",
                        "    Not with jvm lean and a heap of 64m: its tests had other results.");
    }

    @Test
    void theNumberOfRunsAndTheirTimeAreToldBeforehand() {
        assertThat(TrialLines.bound(21, "target/membudget/trial-*.log"))
                .startsWith("membudget: the suite runs at most 21 times:");
        assertThat(TrialLines.expected(20, Duration.ofSeconds(25)))
                .isEqualTo("membudget: that took 25 s. At most 20 more runs will take about 8 min.");
        assertThat(TrialLines.begins(
                        2,
                        Map.of(
                                "it:shop default-test shop",
                                JvmSetting.of(new JvmChoice(JvmPart.lean())).withHeap(Bytes.ofMebibytes(48)))))
                .isEqualTo("membudget: run 3: shop with jvm lean and a heap of 48m");
        assertThat(TrialLines.begins(0, Map.of())).isEqualTo("membudget: run 1: the suite as it is");
    }
}

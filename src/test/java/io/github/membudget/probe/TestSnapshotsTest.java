package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TestSnapshotsTest {
    private static final long MIB = 1 << 20;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, HeapHistogram.Row> ofClass = new HashMap<>();
    private final TestSnapshots tests = new TestSnapshots(ofClass);

    @Test
    void noneIsDueBeforeTheFirstOfAClass() {
        assertThat(tests.isDue(500 * MIB, 1)).isFalse();
    }

    @Test
    void oneIsDueOnceMuchMoreIsInUse() {
        tests.classSnapshot(100 * MIB);
        assertThat(tests.isDue(116 * MIB - 1, 1)).isFalse();
        assertThat(tests.isDue(116 * MIB, 1)).isTrue();
    }

    @Test
    void theGarbageOfASnapshotOfAClassIsNotTheTests() {
        tests.classSnapshot(100 * MIB);
        tests.beganAt(130 * MIB);
        assertThat(tests.isDue(146 * MIB - 1, 1)).isFalse();
        assertThat(tests.isDue(146 * MIB, 1)).isTrue();
        // Collected meanwhile.
        assertThat(tests.isDue(105 * MIB, 1)).isFalse();
        assertThat(tests.isDue(121 * MIB, 1)).isTrue();
    }

    @Test
    void theyTakeATenthOfTheTestsTime() {
        tests.classSnapshot(MIB);
        tests.spend(SECOND);
        assertThat(tests.isDue(100 * MIB, SECOND)).isFalse();
        tests.earn(9 * SECOND);
        assertThat(tests.isDue(100 * MIB, SECOND)).isFalse();
        tests.earn(2 * SECOND);
        assertThat(tests.isDue(100 * MIB, SECOND)).isTrue();
    }

    @Test
    void noMoreThanThreeAreSavedUp() {
        tests.classSnapshot(MIB);
        tests.earn(1000 * SECOND);
        for (int i = 0; i < 3; i++) {
            assertThat(tests.isDue(100 * MIB, SECOND)).isTrue();
            tests.spend(SECOND);
        }
        assertThat(tests.isDue(100 * MIB, SECOND)).isFalse();
    }

    @Test
    void growthIsSinceTheLastSnapshotOfTheClassOrOfATest() {
        ofClass.put("[B", new HeapHistogram.Row("[B", 10, 1000));
        ofClass.put("acme.Thing", new HeapHistogram.Row("acme.Thing", 1, 100));
        tests.classSnapshot(1100);
        assertThat(tests.lastWasOfTest()).isFalse();

        assertThat(tests.line(histogram(1500, 700), "acme.ATest", "keeps"))
                .isEqualTo("s\t2200\t1100\tacme.Thing\t600\tkeeps\tacme.ATest\t.\n");
        assertThat(tests.lastWasOfTest()).isTrue();
        assertThat(tests.line(histogram(1900, 800), "acme.ATest", "keepsMore"))
                .isEqualTo("s\t2700\t500\t[B\t400\tkeepsMore\tacme.ATest\t.\n");

        tests.classSnapshot(2700);
        assertThat(tests.lastWasOfTest()).isFalse();
    }

    private static HeapHistogram histogram(long arrays, long things) {
        return new HeapHistogram("1: 20 " + arrays + " [B (java.base@17)\n2: 3 " + (things - 1) + " acme.Thing\n"
                // Of another class loader.
                + "3: 1 1 acme.Thing\n");
    }
}

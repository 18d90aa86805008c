package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Samples.ended;
import static io.github.membudget.investigate.diagnose.Samples.left;
import static io.github.membudget.investigate.diagnose.Samples.root;
import static io.github.membudget.investigate.diagnose.Samples.run;
import static io.github.membudget.investigate.diagnose.Samples.severalRoots;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadMergeTest {
    private static ClassFacts workers(String className) {
        return ended(
                className, left("thread", "engine-worker-0 (WAITING)"), left("thread", "engine-worker-1 (WAITING)"));
    }

    @Test
    void threadsAndWhatTheyAloneReachAreOneCause() {
        List<Finding> found = run().classes(workers("t.ATest"), workers("t.BTest"))
                .held(
                        severalRoots("thread 'engine-worker-0'")
                                .and(
                                        "thread 'engine-worker-0' -> t.ATest$Engine",
                                        "thread 'engine-worker-1' -> t.ATest$Engine")
                                .keeps(10, "t.ATest$Engine -> byte[]"),
                        severalRoots("thread 'engine-worker-0'")
                                .and(
                                        "thread 'engine-worker-0' -> t.BTest$Engine",
                                        "thread 'engine-worker-1' -> t.BTest$Engine")
                                .keeps(10, "t.BTest$Engine -> byte[]"))
                .findings();

        assertThat(found).extracting(Finding::id).containsExactly("threads-left");
        assertThat(found.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(20));
        assertThat(found.get(0).where()).contains("t.ATest", "t.BTest");
    }

    @Test
    void whatAFieldReachesTooStaysWhenTheThreadsEnd() {
        assertThat(run().classes(workers("t.ATest"), workers("t.BTest"))
                        .held(severalRoots("thread 'engine-worker-0'")
                                .and(
                                        "thread 'engine-worker-0' -> acme.Engine",
                                        "static field acme.App.E -> acme.Engine")
                                .keeps(10, "acme.Engine -> byte[]"))
                        .ids())
                .containsExactlyInAnyOrder("several-roots", "threads-left");
    }

    @Test
    void aPoolsThreadLocalsGoWithThePool() {
        List<Finding> found = run().classes(ended(
                        "t.ATest",
                        left("thread", "pool-2-thread-1 (WAITING)"),
                        left("thread", "pool-2-thread-2 (WAITING)")))
                .held(root("thread-local", "pool-2-thread-1").keeps(40, "byte[]"))
                .findings();

        assertThat(found).extracting(Finding::id).containsExactly("executor-not-shut-down");
        assertThat(found.get(0).impact().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(40));
    }
}

package io.github.membudget.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Reservation.Basis;
import io.github.membudget.platform.BuildLedger;
import io.github.membudget.platform.ThisSystem;
import io.github.membudget.schedule.Hindrance.Reason;
import io.github.membudget.schedule.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ModuleGateTest {
    private final AtomicBoolean shortOfMemory = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile List<Waiting> waits = List.of();
    private final HeardMessages heard = new HeardMessages();
    private final BuildLedger ledger = ThisSystem.portable().ledger();
    private final ModuleGate gate = new ModuleGate(
            Bytes.ofMebibytes(520), new Bytes(8L << 30), shortOfMemory::get, ledger, () -> Bytes.ZERO, line -> {
                waits = line;
                waiting.set(line.size());
            });
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
        gate.close();
    }

    private ModuleGate.Pass enter(String module, int ceiling) {
        ForkPlan fork = Runs.fork(Runs.module(module, Optional.of(Bytes.ofMebibytes(ceiling)), OnBreach.FAIL));
        return gate.enter(fork, Optional.empty(), false, Runs.settings(Map.of()), heard);
    }

    private CompletableFuture<ModuleGate.Pass> entering(String module, int ceiling) {
        return CompletableFuture.supplyAsync(() -> enter(module, ceiling), threads);
    }

    private void awaitWaiting(int count) throws InterruptedException {
        while (waiting.get() != count) {
            Thread.sleep(5);
        }
    }

    @Test
    void aModuleWaitsUntilThereIsRoomAndSaysForWhat() throws Exception {
        ModuleGate.Pass y = enter("y", 250);
        ModuleGate.Pass z = enter("z", 250);
        CompletableFuture<ModuleGate.Pass> x = entering("x", 300);
        awaitWaiting(1);
        assertThat(waits).isEqualTo(List.of(new Waiting("x", Reason.SUITE)));
        assertThat(x).isNotDone();
        z.close();
        try (ModuleGate.Pass later = enter("small", 200)) {
            assertThat(later.reservation().orElseThrow().waitedMillis())
                    .as("it fits beside, and goes first")
                    .isZero();
        }
        assertThat(x).isNotDone();
        y.close();
        try (ModuleGate.Pass admitted = x.get()) {
            assertThat(admitted.reservation().orElseThrow().bytes()).isEqualTo(Bytes.ofMebibytes(300));
            assertThat(admitted.reservation().orElseThrow().basis()).isEqualTo(Basis.CEILING);
        }
        assertThat(waiting).hasValue(0);
        assertThat(heard.lines)
                .isEqualTo(List.of("membudget: module 'x' waits for 300 MiB of 520 MiB: 'y' and 'z' run"));
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        ModuleGate.Pass y = enter("y", 500);
        AtomicBoolean kept = new AtomicBoolean();
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                enter("x", 300);
            } catch (CancellationException e) {
                kept.set(Thread.currentThread().isInterrupted());
                ended.complete(e);
            }
        });
        thread.start();
        awaitWaiting(1);
        thread.interrupt();
        assertThat(ended.get())
                .hasMessage("membudget: the build was interrupted while module 'x' waited for memory. Its tests did not"
                        + " run.");
        assertThat(kept).as("the interrupt is for others too").isTrue();
        assertThat(waiting).hasValue(0);
        y.close();
        enter("next", 500).close();
    }

    @Test
    void aMachineShortOfMemoryHoldsUpAllButTheFirst() throws Exception {
        shortOfMemory.set(true);
        ModuleGate.Pass y = enter("y", 100);
        CompletableFuture<ModuleGate.Pass> x = entering("x", 100);
        awaitWaiting(1);
        assertThat(waits).isEqualTo(List.of(new Waiting("x", Reason.PRESSURE)));
        shortOfMemory.set(false);
        x.get().close();
        y.close();
        assertThat(heard.lines)
                .isEqualTo(List.of("membudget: module 'x' waits, since this machine is short of memory: 'y' runs"));
    }

    @Test
    void whereNothingIsEnforcedNobodyWaits() throws InterruptedException, ExecutionException {
        ModuleGate.Pass all = enter("all", 520);
        ForkPlan free = Runs.fork(Runs.module("free", Optional.of(Bytes.ofMebibytes(520)), OnBreach.FAIL));
        try (ModuleGate.Pass pass =
                gate.enter(free, Optional.empty(), false, Runs.settings(Map.of("enforcement", "off")), heard)) {
            assertThat(pass.reservation()).isEmpty();
        }
        all.close();
        assertThat(heard.lines).isEmpty();
        assertThatThrownBy(() -> {
                    Thread.currentThread().interrupt();
                    ModuleGate.Pass whole = enter("whole", 520);
                    try {
                        enter("second", 10);
                    } finally {
                        whole.close();
                    }
                })
                .as("an interrupt from before counts where there is a wait")
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}

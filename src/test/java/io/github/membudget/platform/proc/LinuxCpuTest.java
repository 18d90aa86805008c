package io.github.membudget.platform.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.CpuSource;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.CpuUse.CpuPart;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.platform.BusyJvm;
import io.github.membudget.platform.ThisSystem;
import io.github.membudget.platform.hotspot.PoolCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxCpuTest {
    private static final ProcessKey JVM = new ProcessKey(77, 500);

    @TempDir
    private Path proc;

    @Test
    void tellsCompilersAndCollectorsByTheirThreads() throws IOException {
        process("java", 900);
        thread(77, "java", 500, 1);
        thread(78, "java", 500, 300);
        thread(79, "GC Thread#0", 501, 20);
        thread(80, "G1 Conc#0", 501, 3);
        thread(81, "VM Thread", 501, 7);
        thread(82, "C2 CompilerThre", 502, 400);
        thread(83, "C1 CompilerThre", 502, 60);
        thread(84, "pool (1) VM Thr", 502, 50);
        assertThat(read(new LinuxCpu(new ProcFiles(proc)))).isEqualTo(use(9000, kernel(4600), kernel(230)));
    }

    @Test
    void serialsCollectionsAreWhatItsVmThreadDid() throws IOException {
        process("java", 900);
        thread(81, "VM Thread", 501, 7);
        assertThat(read(new LinuxCpu(new ProcFiles(proc))))
                .as("nothing was compiled: that is known")
                .isEqualTo(use(9000, kernel(0), Optional.of(new CpuPart(70, CpuSource.VM_THREAD))));
    }

    @Test
    void threadsThatHaveEndedCountAndThoseThatGotTheirIdToo() throws IOException {
        LinuxCpu cpu = new LinuxCpu(new ProcFiles(proc));
        process("java", 100);
        thread(81, "VM Thread", 501, 0);
        thread(79, "GC Thread#0", 501, 5);
        thread(82, "C2 CompilerThre", 502, 40);
        thread(83, "C2 CompilerThre", 502, 7);
        read(cpu);
        Files.delete(proc.resolve("77/task/82/stat"));
        Files.delete(proc.resolve("77/task/82"));
        thread(83, "C1 CompilerThre", 900, 2);
        assertThat(read(cpu).compilers()).isEqualTo(kernel(490));
        thread(82, "GC Thread#1", 950, 1);
        thread(83, "C1 CompilerThre", 900, 3);
        assertThat(read(cpu)).isEqualTo(use(1000, kernel(500), kernel(60)));
    }

    @Test
    void aThreadHasTheNameOfItsStarterForAMoment() throws IOException {
        LinuxCpu cpu = new LinuxCpu(new ProcFiles(proc));
        process("java", 100);
        thread(81, "java", 501, 0);
        thread(82, "java", 502, 4);
        assertThat(read(cpu)).isEqualTo(use(1000, Optional.empty(), Optional.empty()));
        thread(81, "VM Thread", 501, 1);
        thread(82, "C2 CompilerThre", 502, 5);
        assertThat(read(cpu).compilers()).isEqualTo(kernel(50));
    }

    /** Java 8. */
    @Test
    void whereNoThreadHasANameItIsLookedForNoLonger() throws IOException {
        LinuxCpu cpu = new LinuxCpu(new ProcFiles(proc));
        process("java", 100);
        thread(82, "java", 502, 4);
        for (int i = 0; i < 10; i++) {
            assertThat(read(cpu)).isEqualTo(use(1000, Optional.empty(), Optional.empty()));
        }
        thread(83, "VM Thread", 502, 4);
        assertThat(read(cpu).collectors()).as("its threads are not listed").isEmpty();
    }

    @Test
    void anotherProcessWithItsPidIsNotIt() throws IOException {
        process("java", 100);
        assertThat(new LinuxCpu(new ProcFiles(proc)).read(new ProcessKey(77, 499)))
                .isEmpty();
        assertThat(new LinuxCpu(new ProcFiles(proc)).read(new ProcessKey(78, 500)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @CsvSource({"-XX:+UseG1GC, KERNEL", "-XX:+UseParallelGC, KERNEL", "-XX:+UseSerialGC, VM_THREAD"})
    void aJvmThatCollectsMuchIsToldFromOneThatDoesNot(String collector, CpuSource source) throws Exception {
        CpuUse much = ofJvm(collector, "-Xmx64m", "collect");
        assertThat(much.collectors().orElseThrow().source()).isEqualTo(source);
        assertThat(much.collectorsShare().orElseThrow()).isGreaterThan(0.15);
        assertThat(ofJvm(collector, "-Xmx64m", "compute").collectorsShare().orElseThrow())
                .isLessThan(much.collectorsShare().orElseThrow() / 3);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aJvmThatCompilesMuchIsToldFromOneThatCompilesNothing() throws Exception {
        CpuUse much = ofJvm("-XX:+UseSerialGC", "compile");
        assertThat(much.compilersShare().orElseThrow()).isBetween(0.2, 0.95);
        assertThat(much.whole().millis()).isBetween(2000L, 60_000L);
        CpuUse nothing = ofJvm("-XX:+UseSerialGC", "-Xint", "compile");
        assertThat(nothing.compilers()).isEqualTo(kernel(0));
    }

    /** The clock runs while a compiler waits for a processor, so that it never tells less. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void hotSpotsOwnCountOfCompilingIsAnUpperBound() throws Exception {
        Process jvm = start("-XX:+UseSerialGC", "compile");
        try {
            assertThat(jvm.getInputStream().read()).isEqualTo('.');
            try (PoolCounters counters =
                    ThisSystem.whole().poolCounters(jvm.pid()).orElseThrow()) {
                long byThreads = of(jvm).compilers().orElseThrow().millis();
                CpuPart byTheClock = counters.work().get().compilers().orElseThrow();
                assertThat(byTheClock.source()).isEqualTo(CpuSource.ELAPSED);
                // A compilation under way is not in it yet.
                assertThat(byTheClock.millis()).isGreaterThan(byThreads * 7 / 10);
            }
        } finally {
            jvm.destroyForcibly();
        }
    }

    private static CpuUse ofJvm(String... arguments) throws Exception {
        Process jvm = start(arguments);
        try {
            assertThat(jvm.getInputStream().read()).as("it has done its work").isEqualTo('.');
            return of(jvm);
        } finally {
            jvm.destroyForcibly();
        }
    }

    private static CpuUse of(Process jvm) {
        ProcFiles live = new ProcFiles(Path.of("/proc"));
        long started = ProcStat.parse(live.text(jvm.pid() + "/stat").orElseThrow())
                .orElseThrow()
                .startTicks();
        return new LinuxCpu(live).read(new ProcessKey(jvm.pid(), started)).orElseThrow();
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments).subList(0, arguments.length - 1));
        // Threads of compilers that have ended before the one look that there is would be missing.
        command.addAll(List.of("-XX:-UseDynamicNumberOfCompilerThreads", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(BusyJvm.class.getName(), arguments[arguments.length - 1]));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private CpuUse read(LinuxCpu cpu) {
        return cpu.read(JVM).orElseThrow();
    }

    private static CpuUse use(long millis, Optional<CpuPart> compilers, Optional<CpuPart> collectors) {
        return new CpuUse(new CpuPart(millis, CpuSource.KERNEL), compilers, collectors);
    }

    private static Optional<CpuPart> kernel(long millis) {
        return Optional.of(new CpuPart(millis, CpuSource.KERNEL));
    }

    private void process(String name, long ticks) throws IOException {
        write(proc.resolve("77"), 77, name, 500, ticks);
    }

    private void thread(long id, String name, long start, long ticks) throws IOException {
        write(proc.resolve("77/task/" + id), id, name, start, ticks);
    }

    /** With a third of the time as the system's, and children's time that counts for nobody. */
    private static void write(Path folder, long id, String name, long start, long ticks) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("stat"),
                id + " (" + name + ") S 1 77 77 0 -1 4194304 1 2 3 4 " + (ticks - ticks / 3) + " " + ticks / 3
                        + " 5000 6000 20 0 30 0 " + start + " 1 2 3\n");
    }
}

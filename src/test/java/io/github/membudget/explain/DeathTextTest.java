package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.judge.Death;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.PoolUse;
import io.github.membudget.model.Shortage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeathTextTest {
    private static final Peak PEAK =
            new Peak(Bytes.ofMebibytes(300), PeakSource.KERNEL, 1200, 12, Optional.empty(), Optional.empty());

    @Test
    void nobodyIsSentToTheInvestigationThatRuns() {
        assertThat(FailureText.investigating(text(3, "java.lang.OutOfMemoryError: Java heap space", false, null)))
                .endsWith(
                        "Java heap space. The heap (-Xmx96m) was full. If the tests need it all, set a larger <heap> or <ceiling> for this"
                                + " module.");
    }

    @Test
    void aFullHeap() {
        assertThat(text(3, "java.lang.OutOfMemoryError: Java heap space", false, null))
                .isEqualTo("""
                        Module 'kg': its test JVM ran out of memory (exit code 3) while A.one, B.two ran. It had reached 300 MiB of RSS.
                          java.lang.OutOfMemoryError: Java heap space. The heap (-Xmx96m) was full. See what fills it with `mvn membudget:investigate`. If the tests need it all, set a larger <heap> or <ceiling> for this module.""");
    }

    @Test
    void theOtherKindsOfOutOfMemoryAskForOtherThings() {
        assertThat(text(1, "java.lang.OutOfMemoryError: Metaspace", false, null))
                .contains("The classes do not fit into -XX:MaxMetaspaceSize. See with ");
        assertThat(text(
                        1,
                        "java.lang.OutOfMemoryError: Cannot reserve 1048576 bytes of direct buffer memory",
                        false,
                        null))
                .contains("The direct buffers have reached their limit.");
        assertThat(text(
                        1,
                        "java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory",
                        false,
                        null))
                .contains("The system refused another thread.");
        assertThat(text(1, "java.lang.OutOfMemoryError: Requested array size exceeds VM limit", false, null))
                .contains("More memory does not help");
        assertThat(text(1, "java.lang.OutOfMemoryError: Map failed", false, null))
                .endsWith("Map failed. The stack trace shows which call was refused memory.");
    }

    @Test
    void aMetaspaceThatIsTooSmallIsToldFromOneThatLeaks() {
        assertThat(metaspace(new Shortage.LiveLoaders("app", 1, Bytes.ofMebibytes(30), 4)))
                .isEqualTo(
                        "java.lang.OutOfMemoryError: Metaspace. The class path needs about 38 MiB of metaspace for 8,470 classes,"
                                + " and -XX:MaxMetaspaceSize allows 38 MiB. Only 4 class loaders were alive: it is no leak."
                                + " Set -XX:MaxMetaspaceSize=64m in the module's <argLine>.");
        assertThat(metaspace(new Shortage.LiveLoaders("it.Plugins", 1200, Bytes.ofMebibytes(20), 1204)))
                .isEqualTo(
                        "java.lang.OutOfMemoryError: Metaspace. 1,200 class loaders of type it.Plugins live on and fill the"
                                + " 38 MiB of -XX:MaxMetaspaceSize. It is a leak: find who keeps them with `mvn membudget:investigate`.");
    }

    private static String metaspace(Shortage.LiveLoaders loaders) {
        Shortage why = new Shortage.Metaspace(
                Bytes.ofMebibytes(38),
                Bytes.ofMebibytes(38),
                OptionalLong.of(8470),
                OptionalLong.of(3),
                Optional.of(loaders));
        return OutOfMemoryText.of(
                OutOfMemory.read("java.lang.OutOfMemoryError: Metaspace").with(Optional.of(why)), Optional.empty());
    }

    @Test
    void anErrorThatTheProgramThrewHasNoAdviceOnMemory() {
        LaunchOutcome.ForkDied died = new LaunchOutcome.ForkDied(
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(OutOfMemory.read("java.lang.OutOfMemoryError: no", Optional.of("it.A.one"))),
                Optional.of("an error"));
        assertThat(FailureText.death(
                        "kg",
                        Death.of(died, Optional.of(false), Optional.empty()),
                        List.of("A.one"),
                        Optional.of(PEAK),
                        Optional.empty()))
                .isEqualTo(
                        "Module 'kg': the tests' own code threw java.lang.OutOfMemoryError: no while A.one ran. The JVM had"
                                + " memory left.\n  JUnit ends the run at any OutOfMemoryError, so the tests after it have not run.");
    }

    @Test
    void sigkillIsTheKernelsSomeoneElsesOrEithers() {
        assertThat(text(137, null, true, null)).isEqualTo("""
                        Module 'kg': its test JVM was killed by the kernel for want of memory (exit code 137) while A.one, B.two ran. It had reached 300 MiB of RSS.
                          It was not for a ceiling of this build: the whole machine was full, or the container around it. To change: a -Dmembudget.suiteCeiling below what the machine or container has left, or fewer projects at once (-T).""");
        assertThat(text(137, null, false, null)).isEqualTo("""
                        Module 'kg': its test JVM was killed by SIGKILL (exit code 137) while A.one, B.two ran. It had reached 300 MiB of RSS.
                          Neither membudget nor the kernel did it (no kill for want of memory was counted meanwhile): look for a guard of the CI agent, a script, or systemd-oomd and earlyoom, and in their logs.""");
        assertThat(text(137, null, null, null)).isEqualTo("""
                        Module 'kg': its test JVM was killed by SIGKILL (exit code 137) while A.one, B.two ran. It had reached 300 MiB of RSS.
                          membudget did not do it; whether the kernel did, for want of memory, cannot be told on this system: see its log (dmesg).""");
    }

    @Test
    void aCrashNamesTheJvmsOwnReport() {
        assertThat(text(134, null, false, Path.of("hs_err_pid7.log"))).isEqualTo("""
                        Module 'kg': its test JVM crashed (exit code 134) while A.one, B.two ran. It had reached 300 MiB of RSS.
                          Its own report of it: hs_err_pid7.log. The frame marked "Problematic frame" there names the library to update or to leave out.""");
        assertThat(text(139, null, false, null))
                .endsWith(
                        "No hs_err file of it was found: the abort came from native code, or the file could not be written.");
    }

    @Test
    void anExitOfItsOwnIsToldFromASignal() {
        assertThat(text(0, null, false, null)).isEqualTo("""
                        Module 'kg': its test JVM ended by itself (exit code 0) while A.one, B.two ran. It had reached 300 MiB of RSS.
                          Something in it called System.exit or Runtime.halt, or its main thread ended in an error that stands in the output above. No test may end the JVM that runs the others: look for the call in the test named and in what it uses.""");
        assertThat(text(143, null, false, null))
                .endsWith("Someone asked it to end: a CI agent at its time limit, or a script.");
    }

    @Test
    void withoutAnExitCodeNothingIsGuessed() {
        Death unknown = Death.of(LaunchOutcome.ForkDied.SILENTLY, Optional.of(true), Optional.empty());
        assertThat(FailureText.death("kg", unknown, List.of(), Optional.empty(), Optional.empty()))
                .isEqualTo(
                        "Module 'kg': its test JVM ended before its tests did while no test ran.\n  Nothing tells why: Surefire gave no exit code.");
    }

    @Test
    void whatTheForkItselfTellsOfIsPassedOn() {
        LaunchOutcome.ForkDied died = new LaunchOutcome.ForkDied(
                Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.of("an error\nno tests found"));
        assertThat(FailureText.death(
                        "kg",
                        Death.of(died, Optional.of(true), Optional.empty()),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()))
                .isEqualTo("Module 'kg': its test JVM met an error outside its tests while no test ran.\n"
                        + "  Surefire says: an error\n  no tests found");
    }

    @Test
    void aJvmThatNeverStartedIsToldInItsOwnWordsAndWithoutFiguresOfIt() {
        Death death = Death.of(
                new LaunchOutcome.ForkDied(Optional.empty(), OptionalInt.of(1), Optional.empty(), Optional.empty())
                        .with(
                                Optional.of("Unrecognized VM option 'X'\nError: no JVM"),
                                List.of("/reports/a.dumpstream")),
                Optional.of(false),
                Optional.empty());
        assertThat(FailureText.death("kg", death, List.of(), Optional.of(PEAK), Optional.empty()))
                .isEqualTo("Module 'kg': its test JVM never started (exit code 1), so that no test ran in it.\n"
                        + "  java says: Unrecognized VM option 'X'\n  Error: no JVM\n"
                        + "  Change it in <argLine>, in the module's <argLine>, or in the variables JAVA_TOOL_OPTIONS and"
                        + " JDK_JAVA_OPTIONS.\n"
                        + "  Surefire also says: /reports/a.dumpstream");
    }

    @Test
    void aPropertyThatNobodySetIsNamed() {
        Death death = Death.of(
                new LaunchOutcome.ForkDied(Optional.empty(), OptionalInt.of(1), Optional.empty(), Optional.empty())
                        .with(Optional.of("Error: could not open `{jacoco.args}'"), List.of()),
                Optional.of(false),
                Optional.empty());
        assertThat(FailureText.death("kg", death, List.of(), Optional.empty(), Optional.empty()))
                .contains(
                        "Nobody has set the property 'jacoco.args', so that @{jacoco.args} stayed in <argLine> as it is.")
                .endsWith("or give it an empty value: <jacoco.args/> in <properties>.");
    }

    @Test
    void whatEndsBeforeTheFirstTestIsNoTestsCall() {
        Death death = Death.of(
                        new LaunchOutcome.ForkDied(
                                Optional.empty(), OptionalInt.of(7), Optional.empty(), Optional.empty()),
                        Optional.of(false),
                        Optional.empty())
                .beforeTests();
        assertThat(FailureText.death("kg", death, List.of(), Optional.empty(), Optional.empty()))
                .startsWith("Module 'kg': its test JVM ended by itself before its first test (exit code 7).")
                .doesNotContain("System.exit");
    }

    @Test
    void theTimeLimitIsSurefires() {
        assertThat(FailureText.module(
                        "kg",
                        new LaunchOutcome.TimedOut(Optional.empty()),
                        "There was a timeout\nin the fork",
                        List.of("A.one")))
                .isEqualTo(
                        "Module 'kg': Surefire's time limit (forkedProcessTimeoutInSeconds) ended its test JVM while A.one ran.\n"
                                + "  Surefire says: There was a timeout\n  in the fork");
    }

    @Test
    void aHeapTooFullToSaySoIsOutOfMemoryAndAnExitWithANumberOfItsOwnIsNot() {
        PoolUse full = new PoolUse(PoolUse.Pool.HEAP, Bytes.ofMebibytes(94), Bytes.ofMebibytes(96));
        for (int code : new int[] {1, 3}) {
            LaunchOutcome.ForkDied died = new LaunchOutcome.ForkDied(
                            Optional.empty(), OptionalInt.of(code), Optional.empty(), Optional.empty())
                    .withFullPool(full);
            assertThat(FailureText.death(
                            "kg",
                            Death.of(died, Optional.of(false), Optional.empty()),
                            List.of("A.one"),
                            Optional.of(PEAK),
                            Optional.of(Bytes.ofMebibytes(96))))
                    .isEqualTo("Module 'kg': its test JVM ran out of memory (exit code " + code
                            + ") while A.one ran. It had reached 300 MiB of RSS.\n"
                            + "  The JVM could not report the error. Its counters show it: 94 MiB of 96 MiB of heap were in use at its end."
                            + " The heap (-Xmx96m) was full. See what fills it with `mvn membudget:investigate`."
                            + " If the tests need it all, set a larger <heap> or <ceiling> for this module.");
        }
        LaunchOutcome.ForkDied other =
                new LaunchOutcome.ForkDied(Optional.empty(), OptionalInt.of(42), Optional.empty(), Optional.empty());
        assertThat(other.withFullPool(full)).isSameAs(other);
    }

    private static String text(
            int exitCode, @Nullable String error, @Nullable Boolean kernel, @Nullable Path crashReport) {
        Death death = Death.of(
                new LaunchOutcome.ForkDied(
                        Optional.empty(),
                        OptionalInt.of(exitCode),
                        Optional.ofNullable(error).map(OutOfMemory::read),
                        Optional.empty()),
                Optional.ofNullable(kernel),
                Optional.ofNullable(crashReport));
        return FailureText.death(
                "kg", death, List.of("A.one", "B.two"), Optional.of(PEAK), Optional.of(Bytes.ofMebibytes(96)));
    }

    @Test
    void aHeapThatWasDerivedIsToldFirstWithTheCeilingThatWouldDo() {
        String words = FailureText.derivedHeap(
                "modules/kg/ceiling",
                Bytes.ofMebibytes(200),
                1,
                Bytes.ofMebibytes(96),
                Bytes.ofMebibytes(144),
                Bytes.ofMebibytes(272));
        assertThat(FailureText.module(
                        "kg",
                        new LaunchOutcome.TestsFailed(
                                Optional.empty(),
                                Optional.of(OutOfMemory.read("java.lang.OutOfMemoryError: Java heap space"))),
                        "There are test failures.",
                        List.of(),
                        Optional.of(words)))
                .isEqualTo("""
                        Module 'kg': -Xmx96m was derived from <ceiling>200m</ceiling> and was too small; <ceiling>272m</ceiling> would give it at least -Xmx144m, half as much again. It needs more than -Xmx96m, how much more is not known.
                          java.lang.OutOfMemoryError: Java heap space. Which tests took the heap is in target/membudget/report.json.
                          Surefire says: There are test failures.""");
        assertThat(FailureText.derivedHeap(
                        "moduleCeiling",
                        Bytes.ofMebibytes(400),
                        2,
                        Bytes.ofMebibytes(96),
                        Bytes.ofMebibytes(144),
                        Bytes.ofMebibytes(544)))
                .startsWith(
                        "-Xmx96m for each of 2 test JVMs was derived from <moduleCeiling>400m</moduleCeiling> and was too"
                                + " small; <moduleCeiling>544m</moduleCeiling> would");
    }
}

package io.github.membudget.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.platform.cgroup.BuildName;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BuildLedgerTest {
    private static final Bytes GIBIBYTE = new Bytes(1 << 30);

    @TempDir
    private Path folder = Path.of("");

    private Path directory() {
        return folder.resolve("ledger");
    }

    private BuildLedger open() {
        return BuildLedger.in(directory(), new BuildName(new ProcFiles(Path.of("/proc"))));
    }

    private static void hold(BuildLedger ledger, Bytes bytes) {
        try (BuildLedger.Turn turn = ledger.turn()) {
            turn.hold(bytes);
        }
    }

    private static Bytes others(BuildLedger ledger) {
        try (BuildLedger.Turn turn = ledger.turn()) {
            return turn.others();
        }
    }

    /** Holds a gibibyte until it is told to end. */
    public static final class OtherBuild {
        private OtherBuild() {}

        public static void main(String[] arguments) throws IOException {
            BuildLedger ledger = BuildLedger.in(Path.of(arguments[0]), new BuildName(new ProcFiles(Path.of("/proc"))));
            Bytes seen;
            try (BuildLedger.Turn turn = ledger.turn()) {
                seen = turn.others();
                turn.hold(GIBIBYTE);
            }
            System.out.println(seen.value());
            if (System.in.read() == 'e') {
                ledger.close();
            }
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherBuild.class.getName(),
                        directory().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long seenBy(Process other) throws IOException {
        return Long.parseLong(
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    @Test
    void twoBuildsOfOneUserSeeEachOther() throws Exception {
        try (BuildLedger ledger = open()) {
            assertThat(others(ledger)).isEqualTo(Bytes.ZERO);
            hold(ledger, Bytes.ofMebibytes(300));
            Process ends = start();
            Process dies = start();
            try {
                assertThat(seenBy(ends) + seenBy(dies))
                        .as("both see this one, and the later sees the earlier")
                        .isEqualTo((600L << 20) + (1 << 30));
                assertThat(others(ledger)).isEqualTo(new Bytes(2L << 30));
                ends.getOutputStream().write('e');
                ends.getOutputStream().flush();
                assertThat(ends.waitFor()).isZero();
                assertThat(others(ledger)).isEqualTo(GIBIBYTE);
                dies.destroyForcibly().waitFor();
                assertThat(others(ledger)).as("what it held died with it").isEqualTo(Bytes.ZERO);
            } finally {
                ends.destroyForcibly();
                dies.destroyForcibly();
            }
        }
        try (Stream<Path> left = Files.list(directory())) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
        }
    }

    @Test
    void twoBuildsInOneJvmAreTwo() {
        try (BuildLedger one = open();
                BuildLedger other = open()) {
            hold(one, GIBIBYTE);
            assertThat(others(other)).isEqualTo(GIBIBYTE);
            try (BuildLedger.Turn turn = one.turn()) {
                assertThat(turn.others()).isEqualTo(Bytes.ZERO);
                assertThat(others(other))
                        .as("a lock that is another's is not waited for long")
                        .isEqualTo(GIBIBYTE);
            }
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void itsDirectoryIsTheUsersAlone() throws IOException {
        Files.createDirectory(
                directory(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
        open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void noLinkIsFollowedAndTheBuildGoesOnAlone() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(directory(), elsewhere);
        try (BuildLedger ledger = open()) {
            hold(ledger, GIBIBYTE);
            assertThat(others(ledger)).isEqualTo(Bytes.ZERO);
        }
        assertThat(elsewhere).isEmptyDirectory();

        Files.delete(directory());
        Path target = Files.writeString(folder.resolve("target"), "mine");
        try (BuildLedger ledger = open()) {
            Files.createSymbolicLink(directory().resolve("lock"), target);
            hold(ledger, GIBIBYTE);
        }
        assertThat(target).hasContent("mine");
    }

    @Test
    void whatIsNoEntryCountsForNothing() throws IOException {
        try (BuildLedger ledger = open()) {
            Files.writeString(directory().resolve("lost"), "4711");
            Path other = directory().resolve(new BuildName(new ProcFiles(Path.of("/proc"))).next());
            Files.writeString(other, "a lot");
            assertThat(others(ledger)).isEqualTo(Bytes.ZERO);
            Files.writeString(other, "-5");
            assertThat(others(ledger)).isEqualTo(Bytes.ZERO);
            Files.writeString(other, "5\n");
            assertThat(others(ledger)).isEqualTo(new Bytes(5));
            assertThat(Files.exists(directory(), LinkOption.NOFOLLOW_LINKS)).isTrue();
        }
    }

    @Test
    void whereNoDirectoryCanBeMadeTheBuildGoesOnAlone() throws IOException {
        Files.writeString(directory(), "a file");
        try (BuildLedger ledger = open()) {
            hold(ledger, GIBIBYTE);
            assertThat(others(ledger)).isEqualTo(Bytes.ZERO);
        }
    }
}

package io.github.membudget.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.platform.cgroup.BuildName;
import io.github.membudget.platform.proc.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DeadBuildsTest {
    private final String[] living =
            new BuildName(new ProcFiles(Path.of("/proc"))).next().split("-", -1);

    @TempDir
    private Path directory = Path.of("");

    private String session(String namespace, String start) {
        return String.join("-", living[0], namespace, living[2], start, living[4]);
    }

    private Path dump(String session) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("membudget/live/surefire-default-" + session));
        Files.writeString(folder.resolve("7.hprof"), "secret");
        return folder;
    }

    private Path outside() throws IOException {
        return Files.writeString(
                Files.createDirectories(directory.resolve("outside")).resolve("file"), "somebody's");
    }

    private void clear() {
        DeadBuilds.clear(directory.resolve("membudget"));
    }

    @Test
    void dumpsOfABuildThatWasKilledGoAndThoseOfOneThatLivesStay() throws IOException {
        Path own = dump(session(living[1], living[3]));
        Path dead = dump(session(living[1], "1"));
        Path others = Files.createDirectories(directory.resolve("membudget/live/mine"));
        clear();
        assertThat(dead).doesNotExist();
        assertThat(own.resolve("7.hprof")).exists();
        assertThat(others).exists();
    }

    @Test
    void ofABuildInAnotherContainerWhatIsOldGoes() throws IOException {
        Path young = dump(session("1" + living[1], "1"));
        Path old = dump(session("2" + living[1], "1"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        clear();
        assertThat(young).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void nothingOutsideIsRemovedThroughALink() throws IOException {
        Path outside = outside();
        Path dead = dump(session(living[1], "1"));
        Files.createSymbolicLink(dead.resolve("link"), outside.getParent());
        Path link = Files.createSymbolicLink(
                directory.resolve("membudget/live/x-" + session(living[1], "2")), outside.getParent());
        clear();
        assertThat(dead).doesNotExist();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(outside).exists();
    }

    @Test
    void aLinkInPlaceOfOurDirectoryIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/x-" + session(living[1], "1")));
        Files.createDirectories(directory.resolve("membudget"));
        Files.createSymbolicLink(directory.resolve("membudget/live"), elsewhere.getParent());
        clear();
        assertThat(elsewhere).exists();
    }
}

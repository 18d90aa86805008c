package io.github.membudget.platform.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.platform.proc.ProcFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BuildNameTest {
    private final BuildName names = new BuildName(new ProcFiles(Path.of("/proc")));

    @Test
    void aLivingBuildsNameIsNotThatOfADeadOne() {
        String own = names.next();
        assertThat(own).isNotEqualTo(names.next());
        assertThat(names.isDead(own)).isFalse();
    }

    @Test
    void aNameWhosePidIsAnothersNowIsDead() {
        String[] parts = names.next().split("-", -1);
        assertThat(names.isDead(String.join("-", parts[0], parts[1], parts[2], "1", parts[4])))
                .isEqualTo(!parts[3].equals("1"));
    }

    @Test
    void whatIsNotOursIsLeftAlone() {
        String[] parts = names.next().split("-", -1);
        assertThat(names.isDead("user.slice")).isFalse();
        assertThat(names.isDead("membudget-mine")).isFalse();
        assertThat(names.isDead(String.join("-", parts[0], "1" + parts[1], parts[2], "1", parts[4])))
                .as("another pid namespace's")
                .isFalse();
    }
}

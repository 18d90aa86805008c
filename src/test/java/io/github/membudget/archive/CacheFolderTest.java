package io.github.membudget.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "absolute paths look otherwise there")
class CacheFolderTest {
    private static final Path HOME = Path.of("/home/me");

    @Test
    void isWhereTheSystemKeepsSuchThings() {
        assertThat(CacheFolder.of(Map.of(), "Linux", HOME)).isEqualTo(Path.of("/home/me/.cache/membudget"));
        assertThat(CacheFolder.of(Map.of(), "Mac OS X", HOME)).isEqualTo(Path.of("/home/me/Library/Caches/membudget"));
        assertThat(CacheFolder.of(Map.of(), "Windows 11", HOME)).isEqualTo(Path.of("/home/me/AppData/Local/membudget"));
    }

    @Test
    void isWhereTheUserSaysIfThatIsAbsolute() {
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/scratch"), "Linux", HOME))
                .isEqualTo(Path.of("/scratch/membudget"));
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "scratch"), "Linux", HOME))
                .isEqualTo(Path.of("/home/me/.cache/membudget"));
        assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
                .isEqualTo(Path.of("/local/membudget"));
    }
}

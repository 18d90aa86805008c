package io.github.membudget.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateFolderTest {
    @TempDir
    private Path directory = Path.of("");

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void whatIsHiddenIsForItsOwnerAlone() throws IOException {
        Path own = directory.resolve("target/membudget");
        Path folder = PrivateFolder.makeHidden(own, own.resolve("live/one"));
        assertThat(rights(folder)).isEqualTo("rwx------");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(rights(PrivateFolder.makeHidden(own, folder))).isEqualTo("rwx------");
        assertThat(rights(PrivateFolder.hiddenFile(folder.resolve("file")))).isEqualTo("rw-------");
    }

    @Test
    void aLinkOnTheWayIsAnError() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Path own = Files.createDirectories(directory.resolve("target/membudget"));
        Files.createSymbolicLink(own.resolve("live"), elsewhere);
        assertThatThrownBy(() -> PrivateFolder.makeHidden(own, own.resolve("live/one")))
                .isInstanceOf(IOException.class)
                .hasMessage(own.resolve("live") + " is a symbolic link, which is not followed");
        assertThatThrownBy(() -> PrivateFolder.make(own, own.resolve("live"))).isInstanceOf(IOException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aFileIsNotWrittenThroughALink() throws IOException {
        Path somebodys = Files.writeString(directory.resolve("somebodys"), "text");
        Path link = Files.createSymbolicLink(directory.resolve("log"), somebodys);
        Files.writeString(PrivateFolder.hiddenFile(link), "ours");
        assertThat(somebodys).hasContent("text");
        assertThat(link).isRegularFile().hasContent("ours");
    }
}

package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.plan.ForkVm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkJvmTest {
    @ParameterizedTest
    @CsvSource({
        "'JAVA_VERSION=\"17.0.2\"', 17, true",
        "'JAVA_VERSION=\"1.8.0_402\"\nJVM_VARIANT=\"Hotspot\"', 8, true",
        "'JAVA_VERSION=\"17.0.2\"\nJVM_VARIANT=\"Openj9\"', 17, false",
        "'JAVA_VERSION=\"11.0.2\"\nIMPLEMENTOR_VERSION=\"AdoptOpenJDK with OpenJ9\"', 11, false"
    })
    void aReleaseFileTellsTheVersionAndWhoseVmItIs(String release, int major, boolean hotspot, @TempDir Path home)
            throws IOException {
        Files.writeString(home.resolve("release"), release);
        ForkVm vm = new ForkJvm(home.resolve("bin/java").toFile(), Optional.empty()).vm();
        assertThat(vm.major()).hasValue(major);
        assertThat(vm.hotspot()).isEqualTo(hotspot);
    }

    @Test
    void aJavaWithoutAReleaseFileIsNotTakenForHotSpot(@TempDir Path home) {
        ForkVm vm = new ForkJvm(home.resolve("bin/java").toFile(), Optional.empty()).vm();
        assertThat(vm.major()).isEmpty();
        assertThat(vm.hotspot()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"java, true", "java.exe, true", "JAVA.EXE, true", "javaw.exe, false", "java-wrapper, false"})
    void aUsersJavaIsKnownByItsNameOnEverySystem(String name, boolean known) {
        assertThat(ForkJvm.isJava(new File(name))).isEqualTo(known);
    }
}

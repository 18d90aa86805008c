package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkJvmTest {
    @ParameterizedTest
    @CsvSource({"java, true", "java.exe, true", "JAVA.EXE, true", "javaw.exe, false", "java-wrapper, false"})
    void aUsersJavaIsKnownByItsNameOnEverySystem(String name, boolean known) {
        assertThat(ForkJvm.isJava(new File(name))).isEqualTo(known);
    }
}

package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildNameTest {
    @ParameterizedTest
    @CsvSource({
        "java, /jdk/bin/java -Xmx9m -cp a.jar:b.jar com.acme.Server --password=secret, java com.acme.Server",
        "java, java -Dkey=secret --add-opens java.base/java.lang=ALL-UNNAMED -jar /opt/server-1.2.jar secret, java server-1.2.jar",
        "java, java -p mods -m com.acme/com.acme.Main secret, java com.acme.Main",
        "java, java @secrets.txt, java",
        "java, java, java",
        "java, '', java",
        "postgres, postgres: acme secret, postgres"
    })
    void isItsCommandAndOfAJvmWhatItRunsWithoutArguments(String command, String words, String name) {
        assertThat(ChildName.of(command, words.replace(' ', '\0'))).isEqualTo(name);
    }
}

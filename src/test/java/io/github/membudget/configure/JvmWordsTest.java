package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmWordsTest {
    @ParameterizedTest
    @CsvSource({
        "default, default",
        "lean, lean",
        "'c1, serial', 'serial,c1'",
        "'SERIAL c1 arenas', lean",
        "'lean,archive', 'lean,archive'",
        "'archive,arenas', 'arenas,archive'"
    })
    void partsAreToldInTheShortestWords(String written, String told) throws InvalidSetting {
        assertThat(JvmWords.parse("jvm", written).words()).isEqualTo(told);
    }

    @Test
    void anUnknownWordIsAnErrorThatNamesTheNearest() {
        assertThatThrownBy(() -> JvmWords.parse("jvm", "leen"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("membudget: <jvm> is 'leen': unknown. Did you mean 'lean'? The words are default, lean,"
                        + " serial, c1, arenas, archive. The path of a java belongs to Surefire's own <jvm>");
        assertThatThrownBy(() -> JvmWords.parse("jvm", "default,c1"))
                .hasMessageContaining("default adds nothing, so that no other word can stand beside it");
    }
}

package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Bytes;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestsReaderTest {
    @ParameterizedTest
    @CsvSource({
        "**/kg/**, it.kg.SearchTest, topK, true",
        "**/kg/**, it.other.SearchTest, topK, false",
        "**/SearchTest#topK*, it.kg.SearchTest, topK(int)[3], true",
        "**/SearchTest#topK*, it.kg.SearchTest, other, false",
        "**/*SearchTest.java, it.kg.FastSearchTest, any, true",
        "SearchTest, it.kg.SearchTest, any, true",
        "SearchTest, SearchTest, any, true",
        "**/SearchTest, SearchTest, any, true",
        "SearchTest#one, it.SearchTest, oneMore, false",
        "it/kg/*, it.kg.SearchTest, any, true",
        "SearchTest#keeps a large table, it.SearchTest, keeps a large table, true",
        "SearchTest#keeps, it.SearchTest, keeps a large table, false",
        "SearchTest#keeps *, it.SearchTest, keeps a (large) table[1], true",
        "SearchTest#keeps a (large) table, it.SearchTest, keeps a (large) table{int}[1], true",
        "SearchTest#is it <slow>: no?, it.SearchTest, is it <slow>: no?, true",
        "SearchTest#a.b, it.SearchTest, axb, false",
    })
    void aPatternMatchesAsItDoesInSurefire(String pattern, String className, String method, boolean matches)
            throws Exception {
        assertThat(TestPattern.parse("tests", pattern).matches(className, method))
                .isEqualTo(matches);
    }

    @Test
    void readsPatternsAndCeilingsInTheirOrder() throws Exception {
        List<TestCeiling> read = read(
                test(leaf("pattern", "**/A"), leaf("ceiling", "1g")),
                test(leaf("pattern", "**/B"), leaf("ceiling", "50%")));
        assertThat(read).extracting(one -> one.pattern().toString()).containsExactly("**/A", "**/B");
        assertThat(read)
                .extracting(TestCeiling::ceiling)
                .containsExactly(Bytes.ofMebibytes(1024), Bytes.ofMebibytes(4096));
    }

    @Test
    void whatIsMissingOrMistypedIsNamed() {
        assertThatThrownBy(() -> read(test(leaf("ceiling", "1g"))))
                .hasMessageContaining("tests/test[1]")
                .hasMessageContaining("has no <pattern>");
        assertThatThrownBy(() -> read(test(leaf("pattern", "**/A")))).hasMessageContaining("has no <ceiling>");
        assertThatThrownBy(() -> read(test(leaf("patern", "**/A"))))
                .hasMessageContaining("tests/test[1]/patern")
                .hasMessageContaining("Did you mean 'pattern'?");
        assertThatThrownBy(() -> read(test(leaf("pattern", "**/A[#x"), leaf("ceiling", "1g"))))
                .hasMessageContaining("no pattern; write one like");
        assertThatThrownBy(() -> read(leaf("tests", "x"))).hasMessageContaining("<tests> holds <test> elements only");
    }

    private static List<TestCeiling> read(RawElement... tests) throws InvalidSetting {
        return new TestsReader(Bytes.ofMebibytes(8192)).read(new RawElement("tests", "", Arrays.asList(tests)));
    }

    private static RawElement test(RawElement... elements) {
        return new RawElement("test", "", Arrays.asList(elements));
    }

    private static RawElement leaf(String name, String value) {
        return new RawElement(name, value, List.of());
    }
}

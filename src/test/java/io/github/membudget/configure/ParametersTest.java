package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.PluginXml;
import io.github.membudget.model.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is declared here against the fields that Maven fills: the descriptor is made of these. */
class ParametersTest {
    private static final Bytes AVAILABLE = new Bytes(8L << 30);

    @Test
    void everyParameterIsDeclaredHereAndHasAField() throws Exception {
        List<String> fields = PluginXml.read().parameters("test").stream()
                .map(PluginXml.Parameter::name)
                .toList();
        assertThat(fields.stream().filter(name -> !Parameters.names().contains(name)))
                .as("fields of BudgetParameters that Parameters does not declare: ALL.text(\"name\", default, reader)")
                .isEmpty();
        assertThat(Parameters.names().stream().filter(name -> !fields.contains(name)))
                .as("declared in Parameters, and BudgetParameters has no field of that name:"
                        + " a comment that ends with Default: …, and @Parameter(property = \"membudget.name\")")
                .isEmpty();
    }

    /** Whoever has seen one knows all. */
    @Test
    void aPropertyIsNamedLikeItsParameter() throws Exception {
        for (PluginXml.Parameter parameter : PluginXml.read().parameters("test")) {
            assertThat(parameter.property().orElse("membudget." + parameter.name()))
                    .isEqualTo("membudget." + parameter.name());
        }
    }

    /** Where a word stands for it. A default that follows from something else is absent here, and a sentence there. */
    @Test
    void aDefaultIsTheOneThatTheReferenceTells() throws Exception {
        Map<String, String> told = PluginXml.read().parameters("test").stream()
                .collect(Collectors.toMap(
                        PluginXml.Parameter::name,
                        parameter -> parameter.defaultInWords().orElse("none")));
        for (Setting<?> parameter : Parameters.declared()) {
            String words = told.getOrDefault(parameter.name(), "none");
            if (!(parameter.fallback() instanceof Optional) && !words.contains(" ") && !words.equals("none")) {
                List<RawElement> written = List.of(new RawElement(parameter.name(), words));
                assertThat(parameter.read(written, "", AVAILABLE))
                        .as("of " + parameter.name())
                        .isEqualTo(parameter.fallback());
            }
        }
    }

    @Test
    void whatIsWrittenIsReadAndTheRestIsAsDeclared() throws InvalidSetting {
        Values values = Parameters.read(
                List.of(
                        new RawElement("probe", "false"),
                        new RawElement("progress", "OFF"),
                        new RawElement("rules", "a.json")),
                AVAILABLE);
        assertThat(values.get(Parameters.PROBE)).isFalse();
        assertThat(values.get(Parameters.PROGRESS)).isFalse();
        assertThat(values.get(Parameters.RULES)).map(Object::toString).contains("a.json");
        assertThat(values.get(Parameters.SKIP)).isFalse();
        assertThat(values.get(Parameters.BASELINE)).isEmpty();
        assertThat(values.get(Parameters.TESTS)).isEmpty();
    }
}

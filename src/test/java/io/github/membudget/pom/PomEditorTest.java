package io.github.membudget.pom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PomEditorTest {
    private static final String POM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- the licence -->
            <project   xmlns="http://maven.apache.org/POM/4.0.0">
              <build>
                <plugins>
                  <plugin>
                    <artifactId>membudget-maven-plugin</artifactId>
                    <configuration>
                      <suiteCeiling>6g</suiteCeiling>   <!-- the laptop's -->
                      <modules>
                        <module>
                          <name>search</name>
                          <ceiling>2g</ceiling> <!-- old -->
                        </module>
                      </modules>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    @Test
    void aKnownModuleGetsItsFiguresAndNothingElseChanges() {
        String edited = new PomEditor()
                .apply(POM, List.of(Map.of("name", "search", "project", "shop", "ceiling", "304m", "heap", "64m")));
        assertThat(edited)
                .isEqualTo(POM.replace(
                        "              <ceiling>2g</ceiling> <!-- old -->\n",
                        "              <ceiling>304m</ceiling> <!-- old -->\n              <heap>64m</heap>\n"));
    }

    @Test
    void aJvmOfTheUsersIsReplaced() {
        Map<String, String> module = Map.of("name", "search", "project", "shop", "jvm", "lean");
        String once = new PomEditor().apply(POM, List.of(module));
        assertThat(once).contains("<jvm>lean</jvm>");
        String edited = new PomEditor()
                .apply(once, List.of(Map.of("name", "search", "project", "shop", "jvm", "serial,arenas")));
        assertThat(edited).contains("<jvm>serial,arenas</jvm>").doesNotContain("lean");
    }

    @Test
    void anUnknownModuleIsAddedAndItsNameIsText() {
        String edited = new PomEditor().apply(POM, List.of(Map.of("name", "a<b", "project", "shop", "ceiling", "64m")));
        assertThat(edited).contains("<name>a&lt;b</name>", "<project>shop</project>", "<!-- the laptop's -->");
        assertThat(edited).contains("<ceiling>2g</ceiling> <!-- old -->").doesNotContain("<heap>");
    }

    @Test
    void aPomWithoutThePluginIsLeftAlone() {
        assertThat(new PomEditor()
                        .apply(
                                "<project><build/></project>",
                                List.of(Map.of("name", "a", "project", "a", "ceiling", "1m"))))
                .isEmpty();
    }
}

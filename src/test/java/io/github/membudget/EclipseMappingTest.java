package io.github.membudget;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Eclipse's m2e shows an error for every goal in a lifecycle that no mapping covers, and runs what it maps at each save of a file. */
class EclipseMappingTest {
    @Test
    void ignoresEveryGoalSinceAPomMayBindAny() throws Exception {
        List<String> goals = new ArrayList<>();
        NodeList mojos = read("target/classes/META-INF/maven/plugin.xml").getElementsByTagName("mojo");
        for (int i = 0; i < mojos.getLength(); i++) {
            goals.addAll(texts((Element) mojos.item(i), "goal").subList(0, 1));
        }
        Element mapping = read("target/classes/META-INF/m2e/lifecycle-mapping-metadata.xml");
        assertThat(goals).contains("test", "integration-test", "report");
        assertThat(texts(mapping, "goal")).containsExactlyInAnyOrderElementsOf(goals);
        assertThat(mapping.getElementsByTagName("ignore").getLength()).isEqualTo(1);
        assertThat(mapping.getElementsByTagName("execute").getLength()).isZero();
    }

    private static Element read(String file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of(file).toFile())
                .getDocumentElement();
    }

    private static List<String> texts(Element element, String child) {
        List<String> texts = new ArrayList<>();
        NodeList found = element.getElementsByTagName(child);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }
}

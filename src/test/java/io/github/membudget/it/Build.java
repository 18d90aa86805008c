package io.github.membudget.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.membudget.report.ReportSchema;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a Maven build under src/it left behind: for the verify scripts. */
public final class Build {
    private final Path directory;

    public Build(File directory) {
        this.directory = directory.toPath();
    }

    public Build project(String name) {
        return new Build(directory.resolve(name).toFile());
    }

    public String log() {
        return text("build.log");
    }

    public String text(String file) {
        try {
            return Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    /** The project's report, once it is valid by the schema. */
    public Map<String, Object> report() {
        return json("target/membudget/report.json");
    }

    /** The session's report, once it is valid by the schema. */
    public Map<String, Object> suite() {
        return json("target/membudget/suite.json");
    }

    /** The only module of that name in the project's report. */
    public Map<String, Object> module(String name) {
        List<Map<String, Object>> found = modules().stream()
                .filter(module -> name.equals(module.get("name")))
                .toList();
        assertThat(found).as("modules named " + name).hasSize(1);
        return found.get(0);
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> modules() {
        return (List<Map<String, Object>>) report().get("modules");
    }

    /** A report at another place, once it is valid by the schema. */
    public Map<String, Object> json(String file) {
        String text = text(file);
        assertThat(ReportSchema.errors(text)).as(file).isEmpty();
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Surefire's XML reports in this directory say: class, method and how often it ended how. */
    public Map<String, Integer> surefireCases(String reports) {
        Map<String, Integer> cases = new TreeMap<>();
        for (Path file : xmlReports(reports)) {
            NodeList elements = root(file).getElementsByTagName("testcase");
            for (int i = 0; i < elements.getLength(); i++) {
                Element test = (Element) elements.item(i);
                cases.merge(
                        test.getAttribute("classname") + "." + test.getAttribute("name") + " " + status(test),
                        1,
                        Integer::sum);
            }
        }
        return cases;
    }

    /** Sums of the counts in the XML reports' heads: tests, failures, errors, skipped. */
    public List<Integer> surefireCounts(String reports) {
        List<Integer> counts = new ArrayList<>();
        for (String name : List.of("tests", "failures", "errors", "skipped")) {
            counts.add(xmlReports(reports).stream()
                    .mapToInt(file -> Integer.parseInt(root(file).getAttribute(name)))
                    .sum());
        }
        return counts;
    }

    /** Whether a process ends within a few seconds, or has; one that nobody has waited for yet counts as ended. */
    public boolean ends(long pid) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            boolean alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
            if (!alive) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private List<Path> xmlReports(String reports) {
        try (Stream<Path> files = Files.list(directory.resolve(reports))) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String status(Element test) {
        for (String status : List.of("failure", "error", "skipped")) {
            if (test.getElementsByTagName(status).getLength() > 0) {
                return status;
            }
        }
        return "passed";
    }

    private static Element root(Path file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }
}

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the demo's suite in a Maven of its own, on this terminal, so that nothing stands before what a user sees. Fails where the suite did not
 * end as it is meant to.
 */
final class Demo {
    private static final Map<String, String> MEANT =
            new TreeMap<>(Map.of("search", "breached", "parsing", "within", "shop", "within"));

    private Demo() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path project = Path.of(property("demo.project"));
        Path shown = Path.of("").toAbsolutePath().relativize(project.toAbsolutePath());
        Path report = project.resolve("target/membudget/report.json");
        // Should Maven not come so far, an earlier run's report would speak for this one.
        Files.deleteIfExists(report);
        say("", "The plugin is built. What follows is what its user sees in " + shown + ":", "", "$ mvn clean test");
        int exit = maven(project);
        List<String> faults = faults(exit, report);
        if (!faults.isEmpty()) {
            say("", "The demo failed. This was not meant:");
            faults.forEach(fault -> say("  " + fault));
            say("");
            System.exit(1);
        }
        say(
                "",
                "The demo went well: this breach was meant. Module 'search' keeps all that its tests put into an index.",
                "The plugin " + property("demo.version")
                        + " is in your local repository now, for projects of your own too.",
                "",
                "  To see the report, open        " + shown.resolve("target/membudget/report.html"),
                "  To see who holds the memory:   mvn -f " + shown + " membudget:investigate",
                "");
    }

    private static int maven(Path project) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(maven());
        command.add("-Dmaven.repo.local=" + property("demo.localRepository"));
        settings("-s", "demo.userSettings", command);
        settings("-gs", "demo.globalSettings", command);
        if (Boolean.getBoolean("demo.offline")) {
            command.add("-o");
        }
        if (!Boolean.getBoolean("demo.interactive")) {
            command.add("-B");
        }
        command.addAll(List.of("-ntp", "clean", "test"));
        return new ProcessBuilder(command)
                .directory(project.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static String maven() {
        String name = System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
        Path own = Path.of(property("demo.maven"), "bin", name);
        return Files.isRegularFile(own) ? own.toString() : name;
    }

    /** Maven has the paths of settings that need not be there, but takes only what is. */
    private static void settings(String option, String property, List<String> command) {
        String file = System.getProperty(property, "");
        if (Files.isRegularFile(Path.of(file))) {
            command.add(option);
            command.add(file);
        }
    }

    private static List<String> faults(int exit, Path report) throws IOException {
        if (!Files.isRegularFile(report)) {
            return List.of("Maven ended with exit code " + exit + " before the tests were measured: there is no "
                    + report + ".");
        }
        JsonObject json = JsonParser.parseString(Files.readString(report, StandardCharsets.UTF_8))
                .getAsJsonObject();
        List<String> faults = new ArrayList<>();
        Map<String, String> verdicts = new TreeMap<>();
        for (JsonElement element : json.getAsJsonArray("modules")) {
            JsonObject module = element.getAsJsonObject();
            String name = module.get("name").getAsString();
            verdicts.put(name, module.get("verdict").getAsString());
            String outcome = module.get("outcome").getAsString();
            JsonObject tests = module.getAsJsonObject("tests");
            if (!outcome.equals("completed")
                    || tests.get("failures").getAsInt() + tests.get("errors").getAsInt() > 0) {
                faults.add("Module '" + name + "' ended as " + outcome + ", with the tests " + tests + ".");
            }
        }
        if (!verdicts.equals(MEANT)) {
            faults.add("The verdicts are " + verdicts + " and not " + MEANT + ".");
        }
        if (exit == 0) {
            faults.add("Maven ended with exit code 0: a breach fails the build.");
        }
        return faults;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not given");
        }
        return value;
    }

    private static void say(String... lines) {
        for (String line : lines) {
            System.out.println(line);
        }
    }
}

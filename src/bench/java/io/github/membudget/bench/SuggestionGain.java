package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code membudget:suggest -Dmembudget.verify} saves in real suites: peak RSS under its heap against that under the default heap. */
final class SuggestionGain {
    private static final Pattern TRIAL = Pattern.compile(
            "(\\S+): before ([0-9.]+) MiB in ([0-9.]+) s \\((\\d+) tests\\), after ([0-9.]+) MiB in ([0-9.]+) s \\((\\d+) tests\\)");
    private static final Path SUITES = Path.of("src/bench/projects/suites");
    private static final Path SHARED = Path.of("src/it/real-suites");

    private SuggestionGain() {}

    /** Of one suite; peaks in MiB, times in seconds. */
    record Gain(String suite, int tests, double before, double after, double secondsBefore, double secondsAfter) {
        double ratio() {
            return after / before;
        }
    }

    static List<Gain> measure(Path directory) throws IOException, InterruptedException {
        copy(SUITES.resolve("pom.xml"), directory.resolve("pom.xml"));
        List<Gain> gains = new ArrayList<>();
        for (String suite : List.of("collections", "lang", "math", "compress", "text")) {
            Path own = SUITES.resolve(suite).resolve("pom.xml");
            copy(
                    Files.exists(own) ? own : SHARED.resolve(suite).resolve("pom.xml"),
                    directory.resolve(suite).resolve("pom.xml"));
            gains.add(measure(directory.resolve(suite), suite));
        }
        return gains;
    }

    private static Gain measure(Path project, String suite) throws IOException, InterruptedException {
        String said = PluginGoal.run(project, "suggest", 60, "-Dmembudget.verify", "-Dmembudget.goals=test");
        Matcher trial = TRIAL.matcher(said);
        if (!trial.find()) {
            throw new IOException(suite + ": no smaller heap held, or the run failed:\n" + said);
        }
        return new Gain(
                suite,
                Integer.parseInt(trial.group(7)),
                Double.parseDouble(trial.group(2)),
                Double.parseDouble(trial.group(5)),
                Double.parseDouble(trial.group(3)),
                Double.parseDouble(trial.group(6)));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}

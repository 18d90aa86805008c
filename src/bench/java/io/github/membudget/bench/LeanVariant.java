package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One way to run a suite; variants of one suite are compared. */
record LeanVariant(String name, Path project, List<String> arguments, Map<String, String> environment) {
    private static final Pattern SUITE = Pattern.compile(
            "<testsuite\\b[^>]*?\\btests=\"(\\d+)\"[^>]*?\\berrors=\"(\\d+)\"[^>]*?\\bskipped=\"(\\d+)\"[^>]*?\\bfailures=\"(\\d+)\"");

    LeanVariant(String name, Path project, List<String> arguments) {
        this(name, project, arguments, Map.of());
    }

    /** What Surefire's reports say of a run. */
    record Tests(int run, int failed, int skipped) {
        @Override
        public String toString() {
            return run + " tests" + (failed == 0 ? "" : ", " + failed + " fail")
                    + (skipped == 0 ? "" : ", " + skipped + " skipped");
        }
    }

    /** One run of it. */
    record Run(MeasuredMaven.Usage usage, Tests tests) {}

    Run run() throws IOException, InterruptedException {
        for (Path report : reports()) {
            Files.delete(report);
        }
        MeasuredMaven.Usage usage = MeasuredMaven.test(project, arguments, environment);
        return new Run(usage, tests());
    }

    private Tests tests() throws IOException {
        int run = 0;
        int failed = 0;
        int skipped = 0;
        for (Path report : reports()) {
            Matcher suite = SUITE.matcher(Files.readString(report));
            if (!suite.find()) {
                throw new IOException(report + " tells no numbers of tests");
            }
            run += Integer.parseInt(suite.group(1));
            failed += Integer.parseInt(suite.group(2)) + Integer.parseInt(suite.group(4));
            skipped += Integer.parseInt(suite.group(3));
        }
        return new Tests(run, failed, skipped);
    }

    private List<Path> reports() throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(file -> file.toString().contains("surefire-reports"))
                    .filter(file -> String.valueOf(file.getFileName()).matches("TEST-.*\\.xml"))
                    .toList();
        }
    }

    /**
     * Each variant once a round, and each first in turn.
     *
     * @return runs by variant, in the order of rounds
     */
    static List<List<Run>> rounds(List<LeanVariant> variants, int rounds) throws IOException, InterruptedException {
        List<List<Run>> runs = new ArrayList<>();
        variants.forEach(variant -> runs.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < variants.size(); i++) {
                int next = (round + i) % variants.size();
                runs.get(next).add(variants.get(next).run());
            }
        }
        return runs;
    }
}

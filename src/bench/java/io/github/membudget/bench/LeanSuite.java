package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One suite, run by plain Surefire, by the plugin with its defaults, and by the plugin with what {@code suggest} chose. */
final class LeanSuite {
    private static final Pattern PLUGIN =
            Pattern.compile("\\s*<plugin>\\s*<groupId>io\\.github\\.membudget</groupId>.*?</plugin>", Pattern.DOTALL);
    private static final Pattern CHOSEN = Pattern.compile("<(jvm|heap|ceiling|argLine)>[^<]*</\\1>");

    private LeanSuite() {}

    /**
     * What was measured, by rounds.
     *
     * @param chosenXml what {@code suggest} wrote
     */
    record Figures(
            String suite,
            String chosenXml,
            List<LeanVariant.Run> plain,
            List<LeanVariant.Run> byDefault,
            List<LeanVariant.Run> chosen) {
        double ratio(ToDoubleFunction<MeasuredMaven.Usage> figure) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < plain.size(); i++) {
                ratios.add(figure.applyAsDouble(chosen.get(i).usage())
                        / figure.applyAsDouble(plain.get(i).usage()));
            }
            return Benchmarks.median(ratios);
        }

        /** Each number of tests that was seen. */
        List<String> tests() {
            return Stream.of(plain, byDefault, chosen)
                    .flatMap(List::stream)
                    .map(run -> run.tests().toString())
                    .distinct()
                    .toList();
        }
    }

    /**
     * @param rounds at most; three where one takes more than a minute
     * @throws IOException if a run failed, or nothing was chosen
     */
    static Figures measure(Path directory, Path suite, int rounds) throws IOException, InterruptedException {
        LeanVariant plain = plain(directory, suite);
        LeanVariant byDefault = variant(directory, suite, "default");
        LeanVariant chosen = variant(directory, suite, "chosen");
        String before = Files.readString(chosen.project().resolve("pom.xml"));
        MeasuredMaven.choose(chosen.project());
        String after = Files.readString(chosen.project().resolve("pom.xml"));
        if (after.equals(before)) {
            throw new IOException(suite + ": nothing was written into " + chosen.project() + "/pom.xml");
        }
        List<LeanVariant> variants = List.of(plain, byDefault, chosen);
        for (LeanVariant variant : variants) {
            MeasuredMaven.prepare(variant.project(), variant.arguments());
        }
        boolean isLong = plain.run().usage().seconds() > 60;
        List<List<LeanVariant.Run>> runs = LeanVariant.rounds(variants, isLong ? Math.min(3, rounds) : rounds);
        return new Figures(String.valueOf(suite.getFileName()), written(after), runs.get(0), runs.get(1), runs.get(2));
    }

    /** By plain Surefire: the plugin is not in the pom. */
    static LeanVariant plain(Path directory, Path suite) throws IOException {
        LeanVariant plain = variant(directory, suite, "plain");
        withoutPlugin(plain.project().resolve("pom.xml"));
        return plain;
    }

    private static LeanVariant variant(Path directory, Path from, String name) throws IOException {
        Path to = directory.resolve(from.getFileName()).resolve(name);
        if (Files.exists(from.resolveSibling("pom.xml"))) {
            Files.createDirectories(to);
            Files.copy(
                    from.resolveSibling("pom.xml"), to.resolveSibling("pom.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
        copy(from, to);
        return new LeanVariant(name, to, List.of());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void withoutPlugin(Path pom) throws IOException {
        String text = Files.readString(pom);
        String without = PLUGIN.matcher(text).replaceAll("");
        if (without.equals(text)) {
            throw new IOException(pom + " does not have the plugin");
        }
        Files.writeString(pom, without);
    }

    private static String written(String pom) {
        return PLUGIN.matcher(pom)
                .results()
                .flatMap(plugin -> CHOSEN.matcher(plugin.group()).results())
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
    }
}

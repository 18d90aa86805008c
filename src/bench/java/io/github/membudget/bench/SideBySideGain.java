package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Six modules of real tests: by plain Surefire one after the other, and under one suite ceiling as many at one time as the plugin finds
 * room for. Once with the JVMs as they are, once with lean ones.
 */
record SideBySideGain(List<LeanVariant.Run> plain, List<LeanVariant.Run> beside, List<LeanVariant.Run> lean) {
    static final int CEILING_MIB = 1024;

    /** @throws IOException if a run fails, or one ran other tests than another */
    static SideBySideGain measure(Path directory, int rounds) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.copy(
                Path.of("src/bench/projects/schedule/pom.xml"),
                directory.resolve("pom.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        String ceiling = "-DsuiteCeiling=" + CEILING_MIB + "m";
        LeanVariant plain = new LeanVariant("plain", directory, List.of("-Pplain"));
        LeanVariant beside = new LeanVariant("beside", directory, List.of("-Pbudgets", ceiling));
        LeanVariant lean = new LeanVariant("lean", directory, List.of("-Pbudgets", ceiling, "-Dmembudget.jvm=lean"));
        // Both fetch what they need; the second one's report tells what each module takes.
        MeasuredMaven.prepare(directory, plain.arguments());
        MeasuredMaven.prepare(directory, beside.arguments());
        List<List<LeanVariant.Run>> runs = LeanVariant.rounds(List.of(plain, beside, lean), rounds);
        List<LeanVariant.Tests> kinds = runs.stream()
                .flatMap(List::stream)
                .map(LeanVariant.Run::tests)
                .distinct()
                .toList();
        if (kinds.size() > 1) {
            throw new IOException("the runs differ: " + kinds);
        }
        return new SideBySideGain(runs.get(0), runs.get(1), runs.get(2));
    }
}

package io.github.membudget.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Six modules of real tests under one suite ceiling: one after the other by Surefire, and as many at one time as the plugin finds room for. */
final class SideBySideGain {
    static final int CEILING_MIB = 1024;

    private SideBySideGain() {}

    /** Two runs straight after each other, in turns first. */
    record Pair(LeanVariant.Run oneByOne, LeanVariant.Run beside) {
        double ratio() {
            return beside.usage().seconds() / oneByOne.usage().seconds();
        }
    }

    /** @throws IOException if a run fails, or one ran other tests than another */
    static List<Pair> measure(Path directory, int pairs) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.copy(
                Path.of("src/bench/projects/schedule/pom.xml"),
                directory.resolve("pom.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        LeanVariant oneByOne = variant(directory, "1");
        LeanVariant beside = variant(directory, "auto");
        // The report of this one tells the modules' peaks.
        MeasuredMaven.prepare(directory, oneByOne.arguments());
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            LeanVariant.Run first = (i % 2 == 0 ? oneByOne : beside).run();
            LeanVariant.Run second = (i % 2 == 0 ? beside : oneByOne).run();
            Pair pair = i % 2 == 0 ? new Pair(first, second) : new Pair(second, first);
            if (!pair.oneByOne().tests().equals(pair.beside().tests())) {
                throw new IOException(
                        "one after the other ran " + pair.oneByOne().tests() + ", side by side "
                                + pair.beside().tests());
            }
            all.add(pair);
        }
        return all;
    }

    private static LeanVariant variant(Path directory, String parallelModules) {
        return new LeanVariant(
                parallelModules,
                directory,
                List.of("-DsuiteCeiling=" + CEILING_MIB + "m", "-DparallelModules=" + parallelModules));
    }
}

package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the order of tests depends on earlier builds: keeps what Surefire knows of them in the file that it would have used without
 * us. Each of our runs has a configuration of its own and so a file of its own, which is there only as long as it runs. Several may at
 * one time.
 */
final class RunStatistics {
    private static final String PREFIX = ".surefire-";
    private static final FileTime PLACED = FileTime.fromMillis(0);

    private final Path directory;
    private final SurefireChecksum checksums;
    private final MojoConfiguration users;
    private final Consumer<String> warn;
    private final boolean wanted;
    private final Set<String> collected = new LinkedHashSet<>();
    private Map<SurefireChecksum.Preparation, String> own = Map.of();
    private final Set<Path> expected = new HashSet<>();
    private @Nullable String earlier;

    /**
     * One run of Surefire.
     *
     * @param placed the names that its file may have
     * @param there all such files before it
     */
    record Run(Map<SurefireChecksum.Preparation, String> placed, Set<Path> there) {}

    /** @param directory the project's, where Surefire keeps them */
    RunStatistics(Path directory, SurefireChecksum checksums, MojoConfiguration users, Consumer<String> warn) {
        this.directory = directory;
        this.checksums = checksums;
        this.users = users;
        this.warn = warn;
        String order = users.text("runOrder").orElse("").toLowerCase(Locale.ROOT);
        this.wanted = order.contains("failedfirst") || order.contains("balanced");
    }

    synchronized Run beforeRun(MojoConfiguration narrowed) {
        if (!wanted) {
            return new Run(Map.of(), Set.of());
        }
        if (own.isEmpty()) {
            own = names(users);
            earlier = own.values().stream()
                    .map(this::read)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
        }
        Map<SurefireChecksum.Preparation, String> placed = names(narrowed);
        for (String checksum : Set.copyOf(placed.values())) {
            place(file(checksum));
            expected.add(file(checksum));
        }
        return new Run(placed, all());
    }

    synchronized void afterRun(Run run) {
        if (!wanted) {
            return;
        }
        Set<String> seen = new LinkedHashSet<>();
        for (Map.Entry<SurefireChecksum.Preparation, String> one : run.placed().entrySet()) {
            String checksum = one.getValue();
            if (seen.add(checksum)) {
                take(file(checksum), file(own.getOrDefault(one.getKey(), checksum)));
            }
        }
        for (Path file : all()) {
            if (!run.there().contains(file)
                    && !expected.contains(file)
                    && !own.values().stream().map(this::file).anyMatch(file::equals)) {
                // By a name that could not be foretold: nobody would ever find it again.
                file.toFile().delete();
            }
        }
    }

    private Set<Path> all() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(PREFIX))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            tell(directory, e);
            return Set.of();
        }
    }

    /** One that the user chose is the same in every run. */
    private Map<SurefireChecksum.Preparation, String> names(MojoConfiguration configuration) {
        return configuration
                .text("runOrderStatisticsFileChecksum")
                .map(name -> Map.of(SurefireChecksum.Preparation.NONE, name))
                .orElseGet(() -> checksums.all(configuration));
    }

    private void place(Path file) {
        try {
            Files.deleteIfExists(file);
            if (earlier != null) {
                Files.writeString(file, earlier, StandardCharsets.UTF_8);
                Files.setLastModifiedTime(file, PLACED);
            }
        } catch (IOException e) {
            tell(file, e);
        }
    }

    private void take(Path file, Path to) {
        try {
            if (!Files.isRegularFile(file)) {
                return;
            }
            boolean written = !Files.getLastModifiedTime(file).equals(PLACED);
            if (written) {
                // One entry may go over several lines, so that the whole is kept as it is.
                read(file).map(String::stripTrailing).ifPresent(collected::add);
            }
            if (!file.equals(to)) {
                Files.delete(file);
            }
            if (written) {
                Files.writeString(to, String.join(System.lineSeparator(), collected), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            tell(file, e);
        }
    }

    private Optional<String> read(String checksum) {
        return read(file(checksum));
    }

    private Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            tell(file, e);
            return Optional.empty();
        }
    }

    private Path file(String checksum) {
        return directory.resolve(PREFIX + checksum);
    }

    private void tell(Path file, IOException e) {
        warn.accept("membudget: " + file + ": " + e.getMessage() + ". The order of the next build's tests does not know"
                + " this one.");
    }
}

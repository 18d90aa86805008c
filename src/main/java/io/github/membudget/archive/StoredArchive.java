package io.github.membudget.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * An archive in the store.
 *
 * @param file the JVM's own
 * @param namesFile of what its jars hold
 * @param launcherPath the launcher's own jars, as they stand before all others in a fork's class path
 * @param front the jars that follow them
 * @param clash why other jars stay behind
 */
public record StoredArchive(Path file, Path namesFile, String launcherPath, List<Path> front, Optional<String> clash) {
    private static final String FILE = "archive";
    private static final String SIZE = "archive.size";
    private static final String NAMES = "names";
    private static final String LAUNCHER = "launcher";
    private static final String LAUNCHER_STAMPS = "launcher.stamps";
    private static final String FRONT = "front";
    private static final String CLASH = "clash";

    /** A name that an entry before these jars holds and one of them too, most likely. */
    public Optional<String> clashWith(List<Path> loose) throws IOException {
        NameHashes names = NameHashes.read(namesFile);
        for (Path entry : loose) {
            Optional<String> clash = names.any(EntryNames.of(entry)).map(name -> name + " is in " + entry);
            if (clash.isPresent()) {
                return clash;
            }
        }
        return Optional.empty();
    }

    Properties properties() throws IOException {
        Properties properties = new Properties();
        properties.setProperty(FILE, String.valueOf(file.getFileName()));
        properties.setProperty(SIZE, Long.toString(Files.size(file)));
        properties.setProperty(NAMES, String.valueOf(namesFile.getFileName()));
        properties.setProperty(LAUNCHER, launcherPath);
        properties.setProperty(LAUNCHER_STAMPS, stamps(launcherPath));
        properties.setProperty(
                FRONT,
                String.join(
                        File.pathSeparator, front.stream().map(Path::toString).toList()));
        clash.ifPresent(words -> properties.setProperty(CLASH, words));
        return properties;
    }

    /** Empty where a file is missing or cut off, or the launcher's jars have changed. */
    static Optional<StoredArchive> of(Path folder, Properties properties) throws IOException {
        String launcher = properties.getProperty(LAUNCHER, "");
        StoredArchive stored = new StoredArchive(
                folder.resolve(properties.getProperty(FILE, "?")),
                folder.resolve(properties.getProperty(NAMES, "?")),
                launcher,
                paths(properties.getProperty(FRONT, "")),
                Optional.ofNullable(properties.getProperty(CLASH)));
        boolean there = Files.isRegularFile(stored.namesFile)
                && Files.isRegularFile(stored.file)
                && Long.toString(Files.size(stored.file)).equals(properties.getProperty(SIZE));
        return there && stamps(launcher).equals(properties.getProperty(LAUNCHER_STAMPS))
                ? Optional.of(stored)
                : Optional.empty();
    }

    static List<Path> paths(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList();
    }

    private static String stamps(String classPath) throws IOException {
        StringBuilder stamps = new StringBuilder();
        for (Path jar : paths(classPath)) {
            stamps.append(FileStamp.of(jar)).append('\n');
        }
        return stamps.toString();
    }
}

package io.github.membudget.archive;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a user's programs keep what they can make anew. */
public final class CacheFolder {
    private static final String OWN = "membudget";

    private CacheFolder() {}

    /** Of whoever runs this. */
    public static Path here() {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    static Path of(Map<String, String> environment, String system, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        Optional<Path> xdg = absolute(environment, "XDG_CACHE_HOME");
        if (xdg.isPresent()) {
            return xdg.get().resolve(OWN);
        }
        if (name.contains("mac")) {
            return home.resolve("Library/Caches").resolve(OWN);
        }
        if (name.startsWith("windows")) {
            return absolute(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData/Local"))
                    .resolve(OWN);
        }
        return home.resolve(".cache").resolve(OWN);
    }

    /** The XDG specification says that others are to be ignored. */
    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}

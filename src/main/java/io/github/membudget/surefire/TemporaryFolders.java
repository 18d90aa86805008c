package io.github.membudget.surefire;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.model.PrivateFolder;
import io.github.membudget.probe.format.LeakRules;
import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.ProbeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A temporary folder for each fork of a module, where temporary files that are left fail the build. Every process of the machine writes into the
 * common one, so that nobody could say whose a file there is. The path is short: that of a socket may have about a hundred characters.
 */
final class TemporaryFolders {
    private static final String PROPERTY = "java.io.tmpdir";

    /** Fork numbers go on over modules that run at the same time. The probe makes its own where there are more. */
    private static final int MADE = 32;

    private final Map<String, Path> given = new ConcurrentHashMap<>();

    static boolean wanted(ForkLauncher.Notes notes) {
        return LeakRules.read(notes.leaks()).kinds().contains(LeftoverKind.TEMPORARY_FILE);
    }

    /**
     * Gives each fork its own, unless the user has chosen one.
     *
     * @param marker of the module
     * @param arguments of the forks, all that is known of them
     */
    void give(String marker, String arguments, MojoConfiguration narrowed) throws IOException {
        if (arguments.contains("-D" + PROPERTY + "=")
                || narrowed.map("systemPropertyVariables").containsKey(PROPERTY)) {
            return;
        }
        Path folder = Files.createTempDirectory(ProbeFile.TEMPORARY_FOLDER);
        given.put(marker, folder);
        for (int number = 1; number <= MADE; number++) {
            Files.createDirectory(folder.resolve(Integer.toString(number)));
        }
        narrowed.set(
                "argLine",
                (narrowed.text("argLine").orElse("") + " \"-D" + PROPERTY + "=" + folder + "/${surefire.forkNumber}\"")
                        .strip());
    }

    /** Once the module's forks have ended. */
    void remove(String marker) {
        Path folder = given.remove(marker);
        if (folder != null) {
            PrivateFolder.remove(folder);
        }
    }
}

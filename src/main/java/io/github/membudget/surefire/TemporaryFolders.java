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
import java.util.function.BiFunction;

/**
 * A temporary folder for each fork of a module, where temporary files that are left fail the build. Every process of the machine writes into the
 * common one, so that nobody could say whose a file there is. The path is short: that of a socket may have about a hundred characters.
 */
final class TemporaryFolders {
    private static final String PROPERTY = "java.io.tmpdir";

    /** Fork numbers go on over modules that run at the same time. The probe makes its own where there are more. */
    private static final int MADE = 32;

    private final Map<String, Given> given = new ConcurrentHashMap<>();

    /** @param atExit removes it where Maven is ended before the module's forks */
    private record Given(Path folder, Thread atExit) {}

    /**
     * Gives each fork its own, where files that are left there fail the build and the user has not chosen one.
     *
     * @param module what tells it from others of the project
     * @param allArguments of forks, from their argLine and configuration
     */
    void give(
            String module,
            ForkLauncher.Notes notes,
            BiFunction<String, MojoConfiguration, String> allArguments,
            MojoConfiguration narrowed)
            throws IOException {
        String argLine = narrowed.text("argLine").orElse("");
        if (!LeakRules.read(notes.leaks()).kinds().contains(LeftoverKind.TEMPORARY_FILE)
                || allArguments.apply(argLine, narrowed).contains("-D" + PROPERTY + "=")
                || narrowed.map("systemPropertyVariables").containsKey(PROPERTY)) {
            return;
        }
        Path folder = Files.createTempDirectory(ProbeFile.TEMPORARY_FOLDER);
        Thread atExit = new Thread(() -> PrivateFolder.remove(folder), "membudget-temporary-folder");
        Runtime.getRuntime().addShutdownHook(atExit);
        given.put(module, new Given(folder, atExit));
        for (int number = 1; number <= MADE; number++) {
            Files.createDirectory(folder.resolve(Integer.toString(number)));
        }
        narrowed.set("argLine", (argLine + " \"-D" + PROPERTY + "=" + folder + "/${surefire.forkNumber}\"").strip());
    }

    /** Once the module's forks have ended. */
    void remove(String module) {
        Given its = given.remove(module);
        if (its != null) {
            PrivateFolder.remove(its.folder());
            forget(its.atExit());
        }
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // Maven is ending: it has begun.
            return;
        }
    }
}

package io.github.membudget.run;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.ArchiveUse;
import io.github.membudget.model.JvmParts;
import io.github.membudget.plan.TestModule;
import io.github.membudget.report.console.ConsoleLines;
import java.util.Optional;

/** Which parts of a module's {@code <jvm>} are in force. What its class archive came to is known only at the end. */
final class ModuleJvm {
    private final ForkLauncher launcher;
    private final TestModule module;
    private final Optional<JvmParts> foreseen;

    ModuleJvm(ForkLauncher launcher, TestModule module) {
        this.launcher = launcher;
        this.module = module;
        this.foreseen = launcher.jvm(module);
    }

    /** Whether all its tests ran, whatever their results. */
    private static boolean ranToItsEnd(LaunchOutcome launched) {
        return launched instanceof LaunchOutcome.Completed || launched instanceof LaunchOutcome.TestsFailed;
    }

    Optional<JvmParts> foreseen() {
        return foreseen;
    }

    /** The parts once the module's forks have ended. Tells the user what became of the archive, where that was not to be foreseen. */
    Optional<JvmParts> after(LaunchOutcome launched, Messages messages) {
        long began = System.nanoTime();
        Optional<ArchiveUse> archive = launcher.archive(module, ranToItsEnd(launched));
        double seconds = (System.nanoTime() - began) / 1e9;
        Optional<JvmParts> known =
                foreseen.map(parts -> archive.map(parts::with).orElse(parts));
        if (!known.equals(foreseen)) {
            archive.flatMap(use -> ConsoleLines.archive(module.name(), use, seconds))
                    .ifPresent(messages::info);
        }
        return known;
    }
}

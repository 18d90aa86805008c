package io.github.membudget.run;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.ArchiveUse;
import io.github.membudget.model.JvmParts;
import io.github.membudget.plan.TestModule;
import io.github.membudget.report.console.ConsoleLines;
import java.util.Optional;

/** What of a module's {@code <jvm>} is in force. What an archive of classes comes to is known at the end alone. */
final class ModuleJvm {
    private final ForkLauncher launcher;
    private final TestModule module;
    private final Optional<JvmParts> foreseen;

    ModuleJvm(ForkLauncher launcher, TestModule module) {
        this.launcher = launcher;
        this.module = module;
        this.foreseen = launcher.jvm(module);
    }

    /** Whatever its tests' results were. */
    private static boolean ranToItsEnd(LaunchOutcome launched) {
        return launched instanceof LaunchOutcome.Completed || launched instanceof LaunchOutcome.TestsFailed;
    }

    Optional<JvmParts> foreseen() {
        return foreseen;
    }

    /** Once its forks have ended; what was not to be foreseen is told. */
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

package io.github.membudget.run;

import io.github.membudget.model.PrivateFolder;
import java.nio.file.Path;

/** Into which a module's forks noted of their heaps. */
final class NotesFolder {
    private NotesFolder() {}

    /** Dumps are large and hold secrets. */
    static void remove(Path folder) {
        PrivateFolder.remove(folder);
        // Stays where another module's or another build's forks still note.
        folder.resolveSibling("").toFile().delete();
    }
}

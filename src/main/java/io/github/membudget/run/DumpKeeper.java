package io.github.membudget.run;

import io.github.membudget.explain.KeptDumpText;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.KeepDump;
import io.github.membudget.model.KeptDump;
import io.github.membudget.platform.hotspot.KeptDumps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps a module's heap dumps as the user wants, once they are read; all others go with the folder that they are in. */
final class DumpKeeper {
    private final KeepDump keep;
    private final KeptDumps dumps;
    private final Messages messages;
    private final List<KeptDump> kept = new ArrayList<>();

    /** @param own this plugin's directory in the project's build directory */
    DumpKeeper(KeepDump keep, Path own, String module, Messages messages) {
        this.keep = keep;
        this.messages = messages;
        dumps = new KeptDumps(own, module, keep == KeepDump.REDACTED);
    }

    /** That it cannot be kept is no gap of the investigation. */
    void read(Path dump, long pid) {
        if (keep == KeepDump.NONE) {
            return;
        }
        try {
            KeptDump one = dumps.keep(dump, pid);
            kept.add(one);
            messages.info("membudget: " + KeptDumpText.of(one));
        } catch (IOException e) {
            messages.warn(
                    "membudget: the heap dump of JVM " + pid + " cannot be kept, and is removed: " + e.getMessage());
        }
    }

    List<KeptDump> kept() {
        return List.copyOf(kept);
    }
}

package io.github.membudget.report;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Peak;
import io.github.membudget.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A first set of ceilings, made from what was measured. */
public final class SuggestedModules {
    private static final long MIB = 1024 * 1024;
    private static final long HEADROOM_PERCENT = 20;

    private SuggestedModules() {}

    /** Nothing where no peak was measured. */
    public static List<String> lines(Report report) {
        List<String> entries = new ArrayList<>();
        for (ModuleResult module : report.modules()) {
            Optional<Bytes> peak = module.facts().peak().map(Peak::rss);
            peak.ifPresent(reached -> entries.addAll(entry(module, reached)));
        }
        if (entries.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("membudget: no ceiling is configured. These hold what was measured in this run plus "
                + HEADROOM_PERCENT + " %; paste them into the plugin's <configuration>:");
        lines.add("  <modules>");
        lines.addAll(entries);
        lines.add("  </modules>");
        return lines;
    }

    private static List<String> entry(ModuleResult module, Bytes peak) {
        String artifact = module.project().substring(module.project().indexOf(':') + 1);
        return List.of(
                "    <module>",
                "      <name>" + escaped(module.name()) + "</name>",
                "      <project>" + escaped(artifact) + "</project>",
                "      <ceiling>" + ceiling(peak) + "</ceiling>",
                "    </module>");
    }

    static String ceiling(Bytes peak) {
        long mebibytes = (peak.value() + peak.value() / 100 * HEADROOM_PERCENT) / MIB + 1;
        long step = mebibytes < 256 ? 16 : mebibytes < 2048 ? 64 : 256;
        return (mebibytes + step - 1) / step * step + "m";
    }

    private static String escaped(String text) {
        return PlainText.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

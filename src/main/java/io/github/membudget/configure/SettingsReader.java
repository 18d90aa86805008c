package io.github.membudget.configure;

import io.github.membudget.configure.Settings.ModuleSettings;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what the user wrote and fills in the defaults. */
public final class SettingsReader {
    private static final int DEFAULT_SUITE_PERCENT = 90;

    private final Values values;
    private final Bytes available;

    private SettingsReader(Values values, Bytes available) {
        this.values = values;
        this.available = available;
    }

    /**
     * @param available the memory this build may use: what percentages are of
     * @throws InvalidSetting for the first setting that can't be meant
     */
    public static Settings read(RawSettings raw, Bytes available) throws InvalidSetting {
        for (String unknown : raw.unknownElements()) {
            throw unknown(unknown);
        }
        return new SettingsReader(Parameters.read(raw.elements(), available), available).read();
    }

    private static InvalidSetting unknown(String name) {
        List<String> known = Parameters.names();
        return new InvalidSetting(
                name,
                "",
                ModuleElements.names().contains(name)
                        ? "it belongs to a <module>, inside <modules>. The ceiling of all modules is <moduleCeiling>"
                        : "no such parameter. " + NearestWord.hint(name, known) + "There are "
                                + String.join(", ", known));
    }

    /** @throws InvalidSetting if a module names a project that the reactor does not have */
    public static void checkProjects(Settings settings, Collection<String> artifactIds) throws InvalidSetting {
        for (ModuleSettings module : settings.modules()) {
            Optional<String> project = module.get(ModuleElements.PROJECT);
            String wanted =
                    project.map(name -> name.substring(name.indexOf(':') + 1)).orElse("");
            if (project.isPresent() && !artifactIds.contains(wanted)) {
                throw new InvalidSetting(
                        module.where() + "/project",
                        project.get(),
                        "no project of this build has that artifactId. " + NearestWord.hint(wanted, artifactIds)
                                + "The reactor has " + String.join(", ", artifactIds));
            }
        }
    }

    private Settings read() throws InvalidSetting {
        List<ModuleSettings> modules = new ModulesReader(values, available).read(values.get(Parameters.MODULES));
        checkNames(modules);
        checkLeaks(values.get(Parameters.LEAKS), Parameters.LEAKS.name());
        for (ModuleSettings module : modules) {
            checkLeaks(module.leaks(), module.where() + "/" + ModuleElements.LEAKS.name());
        }
        Optional<Bytes> written = values.get(Parameters.SUITE_CEILING);
        Optional<Bytes> suiteCeiling = written.map(this::fitting);
        List<String> warnings = new ArrayList<>();
        written.filter(ceiling -> ceiling.exceeds(available))
                .ifPresent(ceiling -> warnings.add("membudget: <suiteCeiling> is " + ceiling
                        + ", but this build may use " + available + " in all. On this machine the suite's ceiling is "
                        + DEFAULT_SUITE_PERCENT + " % of that: " + defaultSuiteCeiling() + "."));
        suiteCeiling.ifPresent(suite -> modules.stream()
                .map(module -> overSuite(module, suite))
                .flatMap(Optional::stream)
                .forEach(warnings::add));
        return new Settings(values, suiteCeiling.orElseGet(this::defaultSuiteCeiling), modules, List.copyOf(warnings));
    }

    private Bytes defaultSuiteCeiling() {
        return new Bytes(available.value() / 100 * DEFAULT_SUITE_PERCENT);
    }

    /** A pom is shared by machines of many sizes: one that is too small for it still gets a ceiling that protects it. */
    private Bytes fitting(Bytes suiteCeiling) {
        return suiteCeiling.exceeds(available) ? defaultSuiteCeiling() : suiteCeiling;
    }

    private static void checkNames(List<ModuleSettings> modules) throws InvalidSetting {
        Set<String> names = new HashSet<>();
        for (ModuleSettings module : modules) {
            if (!names.add(
                    module.name() + "\n" + module.get(ModuleElements.PROJECT).orElse(""))) {
                throw new InvalidSetting(
                        "modules/module/name",
                        module.name(),
                        "two modules have this name; give each a name of its own");
            }
        }
    }

    /** What nobody looks for cannot fail a build. */
    private void checkLeaks(LeakPolicy policy, String where) throws InvalidSetting {
        for (LeftoverKind kind : policy.kinds()) {
            if (values.get(Parameters.LEFT_OFF).contains(kind.word())) {
                throw new InvalidSetting(
                        where, kind.word(), "is in <leftOff> too, so that nobody looks for it; take it out of one");
            }
        }
    }

    /** The suite's ceiling comes first then. */
    private static Optional<String> overSuite(ModuleSettings module, Bytes suite) {
        return module.ceiling()
                .filter(ceiling -> ceiling.exceeds(suite))
                .map(ceiling -> "membudget: module '" + module.name() + "' has a ceiling of " + ceiling
                        + ", more than the suite's " + suite + ", which holds first: whoever passes that is ended.");
    }
}

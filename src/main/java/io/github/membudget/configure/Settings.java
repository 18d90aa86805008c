package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.Metric;
import io.github.membudget.model.OnBreach;
import java.util.List;
import java.util.Optional;

/** What the user wants, checked and with every default filled in. Immutable. */
public final class Settings {
    private final Values values;
    private final Bytes suiteCeiling;
    private final List<ModuleSettings> modules;
    private final List<String> warnings;

    Settings(Values values, Bytes suiteCeiling, List<ModuleSettings> modules, List<String> warnings) {
        this.values = values;
        this.suiteCeiling = suiteCeiling;
        this.modules = List.copyOf(modules);
        this.warnings = List.copyOf(warnings);
    }

    /** @param parameter one of {@link Parameters} */
    public <T> T get(Setting<T> parameter) {
        return values.get(parameter);
    }

    /** The ceiling in force: as configured where this machine has that much memory, else 90 % of what this build may use. */
    public Bytes suiteCeiling() {
        return suiteCeiling;
    }

    /** Whether the user named one. */
    public boolean suiteCeilingConfigured() {
        return get(Parameters.SUITE_CEILING).isPresent();
    }

    /** What the modules are held against. */
    public Metric metric() {
        return get(Parameters.METRIC).orElse(Metric.RSS);
    }

    /**
     * What the suite is held against, where the user said. Else it is proportional shares where the system has them, since a sum of RSS
     * counts a page that several forks share in each of them.
     */
    public Optional<Metric> suiteMetric() {
        return get(Parameters.METRIC);
    }

    /** The named modules, in the user's order. */
    public List<ModuleSettings> modules() {
        return modules;
    }

    /** What the user should hear, once. */
    public List<String> warnings() {
        return warnings;
    }

    /** One {@code <module>}. What it does not say itself is as the parameters say for all modules. */
    public static final class ModuleSettings {
        private final Values own;
        private final Values general;

        ModuleSettings(Values own, Values general) {
            this.own = own;
            this.general = general;
        }

        /** @param element one of {@link ModuleElements} */
        public <T> T get(Setting<T> element) {
            return own.get(element);
        }

        public String name() {
            return get(ModuleElements.NAME);
        }

        /** Its own, else the general one. */
        public Optional<Bytes> ceiling() {
            return get(ModuleElements.CEILING).or(() -> general.get(Parameters.MODULE_CEILING));
        }

        /** What the user would change to give it another ceiling. */
        public String ceilingSetting() {
            return get(ModuleElements.CEILING).isPresent() ? where() + "/ceiling" : Parameters.MODULE_CEILING.name();
        }

        /** Its own, else the general one. */
        public Optional<JvmChoice> jvm() {
            return get(ModuleElements.JVM).or(() -> general.get(Parameters.JVM));
        }

        public Isolation isolation() {
            return get(ModuleElements.ISOLATION).orElse(Isolation.MODULE);
        }

        /** Its own, else the general one. */
        public OnBreach onBreach() {
            return get(ModuleElements.ON_BREACH).orElseGet(() -> general.get(Parameters.ON_BREACH));
        }

        /** Where it stands, for messages. */
        String where() {
            return where(name());
        }

        static String where(String name) {
            return "modules/module '" + name + "'";
        }
    }
}

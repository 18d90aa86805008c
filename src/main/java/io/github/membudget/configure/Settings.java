package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.Metric;
import io.github.membudget.model.OnBreach;
import java.util.List;
import java.util.Optional;

/**
 * What the user wants, checked and with every default filled in.
 *
 * @param values of the parameters, as {@link #get} has them
 * @param suiteCeiling the ceiling in force: as configured where this machine has that much memory, else 90 % of what this build may use
 * @param modules the named modules, in the user's order
 * @param warnings what the user should hear, once
 */
public record Settings(Values values, Bytes suiteCeiling, List<ModuleSettings> modules, List<String> warnings) {
    /** @param parameter one of {@link Parameters} */
    public <T> T get(Setting<T> parameter) {
        return values.get(parameter);
    }

    /** Whether the user named a ceiling of the suite. */
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

    /**
     * One {@code <module>}.
     *
     * @param own what it says itself
     * @param general what the parameters say for all modules
     */
    public record ModuleSettings(Values own, Values general) {
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

        /** Its own, else the general one. */
        public Optional<Bytes> recycleAt() {
            return get(ModuleElements.RECYCLE_AT).or(() -> general.get(Parameters.RECYCLE_AT));
        }

        public Isolation isolation() {
            return get(ModuleElements.ISOLATION).orElse(Isolation.MODULE);
        }

        /** Its own, else the general one. */
        public OnBreach onBreach() {
            return get(ModuleElements.ON_BREACH).orElseGet(() -> general.get(Parameters.ON_BREACH));
        }

        /** The general kinds unless it has its own; the general allowances and its own. */
        public LeakPolicy leaks() {
            LeakPolicy all = general.get(Parameters.LEAKS);
            return get(ModuleElements.LEAKS).map(own -> own.within(all)).orElse(all);
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

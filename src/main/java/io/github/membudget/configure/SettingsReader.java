package io.github.membudget.configure;

import io.github.membudget.configure.Settings.ModuleSettings;
import io.github.membudget.configure.Settings.TestCeiling;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Enforcement;
import io.github.membudget.model.GrowthLimit;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.LeftKind;
import io.github.membudget.model.LogDetail;
import io.github.membudget.model.Metric;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.ReportFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what the user wrote and fills in the defaults. */
public final class SettingsReader {
    private static final List<String> PARAMETERS = List.of(
            "suiteCeiling",
            "moduleCeiling",
            "testCeiling",
            "onBreach",
            "enforcement",
            "interval",
            "metric",
            "log",
            "probe",
            "leftOff",
            "formats",
            "progress",
            "baseline",
            "maxGrowth",
            "jvm",
            "skip",
            "rules",
            "modules",
            "tests");
    private static final int DEFAULT_SUITE_PERCENT = 90;
    private static final Pattern DURATION = Pattern.compile("([0-9]+)\\s*(ms|s)");
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final RawSettings raw;
    private final Bytes available;

    private SettingsReader(RawSettings raw, Bytes available) {
        this.raw = raw;
        this.available = available;
    }

    /**
     * @param available the memory this build may use: what percentages are of
     * @throws InvalidSetting for the first setting that can't be meant
     */
    public static Settings read(RawSettings raw, Bytes available) throws InvalidSetting {
        return new SettingsReader(raw, available).read();
    }

    /** @throws InvalidSetting if a module names a project that the reactor does not have */
    public static void checkProjects(Settings settings, Collection<String> artifactIds) throws InvalidSetting {
        for (ModuleSettings module : settings.modules()) {
            Optional<String> project = module.project();
            String wanted =
                    project.map(name -> name.substring(name.indexOf(':') + 1)).orElse("");
            if (project.isPresent() && !artifactIds.contains(wanted)) {
                throw new InvalidSetting(
                        "modules/module '" + module.name() + "'/project",
                        project.get(),
                        "no project of this build has that artifactId. " + NearestWord.hint(wanted, artifactIds)
                                + "The reactor has " + String.join(", ", artifactIds));
            }
        }
    }

    private Settings read() throws InvalidSetting {
        for (String unknown : raw.unknownElements()) {
            throw new InvalidSetting(
                    unknown,
                    "",
                    ModulesReader.ELEMENTS.contains(unknown)
                            ? "it belongs to a <module>, inside <modules>. The ceiling of all modules is <moduleCeiling>"
                            : "no such parameter. " + NearestWord.hint(unknown, PARAMETERS) + "There are "
                                    + String.join(", ", PARAMETERS));
        }
        Optional<Bytes> suiteCeiling = size("suiteCeiling").map(this::fitting);
        Bytes suite = suiteCeiling.orElse(defaultSuiteCeiling());
        Optional<Bytes> moduleCeiling = size("moduleCeiling");
        Optional<Bytes> testCeiling = size("testCeiling");
        OnBreach onBreach = word("onBreach", OnBreach.class).orElse(OnBreach.FAIL);
        Enforcement enforcement = word("enforcement", Enforcement.class).orElse(Enforcement.AUTO);
        Optional<Metric> metric = word("metric", Metric.class);
        Duration interval = interval();
        Optional<String> jvmWords = scalar("jvm");
        Optional<JvmChoice> jvm =
                jvmWords.isEmpty() ? Optional.empty() : Optional.of(JvmWords.parse("jvm", jvmWords.get()));
        List<ModuleSettings> modules = raw.modules().isPresent()
                ? new ModulesReader(moduleCeiling, onBreach, jvm, available)
                        .read(raw.modules().get())
                : List.of();
        List<TestCeiling> tests = raw.tests().isPresent()
                ? new TestsReader(available).read(raw.tests().get())
                : List.of();
        return new Settings(
                suite,
                suiteCeiling.isPresent(),
                moduleCeiling,
                testCeiling,
                onBreach,
                enforcement,
                interval,
                metric.orElse(Metric.RSS),
                metric,
                modules,
                tests,
                word("log", LogDetail.class).orElse(LogDetail.MODULES),
                word("probe", OnOff.class).orElse(OnOff.TRUE) == OnOff.TRUE,
                leftOff(),
                formats(),
                word("progress", Progress.class).orElse(Progress.AUTO) == Progress.AUTO,
                jvm,
                maxGrowth(),
                warnings(modules, suiteCeiling));
    }

    private Bytes defaultSuiteCeiling() {
        return new Bytes(available.value() / 100 * DEFAULT_SUITE_PERCENT);
    }

    /** A pom is shared by machines of many sizes: one that is too small for it still gets a ceiling that protects it. */
    private Bytes fitting(Bytes suiteCeiling) {
        return suiteCeiling.exceeds(available) ? defaultSuiteCeiling() : suiteCeiling;
    }

    private List<String> warnings(List<ModuleSettings> modules, Optional<Bytes> suiteCeiling) throws InvalidSetting {
        Set<String> names = new HashSet<>();
        List<String> warnings = new ArrayList<>();
        size("suiteCeiling")
                .filter(written -> written.exceeds(available))
                .ifPresent(
                        written -> warnings.add("membudget: <suiteCeiling> is " + written + ", but this build may use "
                                + available + " in all. On this machine the suite's ceiling is " + DEFAULT_SUITE_PERCENT
                                + " % of that: " + defaultSuiteCeiling() + "."));
        for (ModuleSettings module : modules) {
            if (!names.add(module.name() + "\n" + module.project().orElse(""))) {
                throw new InvalidSetting(
                        "modules/module/name",
                        module.name(),
                        "two modules have this name; give each a name of its own");
            }
            if (module.ceiling().isEmpty()) {
                warnings.add("membudget: module '" + module.name()
                        + "' has no ceiling: it is measured and nothing limits it."
                        + " Give it a <ceiling>, or all modules a <moduleCeiling>.");
            }
            Optional<Bytes> own = module.ceiling();
            suiteCeiling
                    .filter(suite ->
                            own.filter(ceiling -> ceiling.exceeds(suite)).isPresent())
                    .ifPresent(suite -> warnings.add("membudget: module '" + module.name() + "' has a ceiling of "
                            + own.orElseThrow() + ", more than the suite's " + suite
                            + ", which holds first: whoever passes that is ended."));
        }
        return List.copyOf(warnings);
    }

    private enum OnOff {
        TRUE,
        FALSE
    }

    private enum Progress {
        AUTO,
        OFF
    }

    private Set<String> leftOff() throws InvalidSetting {
        Set<String> kinds = new TreeSet<>();
        for (String kind : scalar("leftOff").orElse("").split(",", -1)) {
            if (kind.isBlank()) {
                continue;
            }
            if (!LeftKind.WORDS.contains(kind.strip())) {
                throw new InvalidSetting(
                        "leftOff",
                        kind.strip(),
                        "unknown. " + NearestWord.hint(kind.strip(), LeftKind.WORDS) + "The kinds are "
                                + String.join(", ", LeftKind.WORDS));
            }
            kinds.add(kind.strip());
        }
        return kinds;
    }

    /** Empty for what is detected; a set without elements for none. */
    private Optional<Set<ReportFormat>> formats() throws InvalidSetting {
        String text = scalar("formats").orElse("auto").strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.equals("auto")) {
            return Optional.empty();
        }
        Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        if (!text.equals("none")) {
            for (String format : text.split(",")) {
                formats.add(format(format.strip()));
            }
        }
        return Optional.of(formats);
    }

    private static ReportFormat format(String name) throws InvalidSetting {
        try {
            return ReportFormat.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            List<String> known = new ArrayList<>(List.of("auto", "none"));
            Arrays.stream(ReportFormat.values())
                    .map(format -> format.name().toLowerCase(Locale.ROOT))
                    .forEach(known::add);
            throw new InvalidSetting(
                    "formats",
                    name,
                    "unknown. " + NearestWord.hint(name, known) + "There are " + String.join(", ", known));
        }
    }

    private Optional<GrowthLimit> maxGrowth() throws InvalidSetting {
        Optional<String> text = scalar("maxGrowth");
        return text.isEmpty() ? Optional.empty() : Optional.of(GrowthSize.parse(text.get(), available));
    }

    private Duration interval() throws InvalidSetting {
        Optional<String> text = scalar("interval");
        if (text.isEmpty()) {
            return Duration.ofMillis(100);
        }
        Matcher matcher = DURATION.matcher(text.get().strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new InvalidSetting(
                    "interval", text.get(), "not a time; write milliseconds or seconds, like 100ms or 1s");
        }
        long number = matcher.group(1).length() > 9 ? Integer.MAX_VALUE : Long.parseLong(matcher.group(1));
        Duration interval = matcher.group(2).equals("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new InvalidSetting("interval", text.get(), "out of range; write a time from 10ms to 10s");
        }
        return interval;
    }

    private Optional<String> scalar(String name) {
        return Optional.ofNullable(raw.scalars().get(name));
    }

    private Optional<Bytes> size(String name) throws InvalidSetting {
        Optional<String> text = scalar(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(MemorySize.parse(name, text.get(), available));
    }

    private <E extends Enum<E>> Optional<E> word(String name, Class<E> type) throws InvalidSetting {
        Optional<String> text = scalar(name);
        return text.isEmpty() ? Optional.empty() : Optional.of(word(name, text.get(), type));
    }

    static <E extends Enum<E>> E word(String parameter, String text, Class<E> type) throws InvalidSetting {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = words.indexOf(text.strip().toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new InvalidSetting(
                    parameter,
                    text,
                    "unknown. " + NearestWord.hint(text, words) + "The words are " + String.join(", ", words));
        }
        return type.getEnumConstants()[index];
    }
}

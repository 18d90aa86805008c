package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Enforcement;
import io.github.membudget.model.GrowthLimit;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.LogDetail;
import io.github.membudget.model.Metric;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.ReportFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of the goals that run tests: what may stand in the plugin's {@code <configuration>}. Whoever needs one asks
 * {@link Settings#get}.
 *
 * <p>To add one, declare it here, with its default and how it is read, and give {@code mojo.BudgetParameters} a field of the same name,
 * whose comment is what users read of it: Maven takes parameters from fields alone. All else follows from these two: the values in
 * {@link Settings}, the error for a mistyped name, and the goals' reference. {@code ParametersTest} and {@code ReadmeTest} fail where one
 * of the two or the row in {@code parameters.md} is missing, and say what to write.
 */
public final class Parameters {
    private static final Declarations ALL = new Declarations();

    /** Absent where the user named none; {@link Settings#suiteCeiling} is the one in force. */
    static final Setting<Optional<Bytes>> SUITE_CEILING = ALL.optionalSize("suiteCeiling", MemorySize::parse);

    /** Of every module that names none of its own. */
    public static final Setting<Optional<Bytes>> MODULE_CEILING = ALL.optionalSize("moduleCeiling", MemorySize::parse);

    /** What one test may add at its peak. */
    public static final Setting<Optional<Bytes>> TEST_CEILING = ALL.optionalSize("testCeiling", MemorySize::parse);

    /** Of every module that says nothing of it itself. */
    public static final Setting<OnBreach> ON_BREACH = ALL.word("onBreach", OnBreach.FAIL);

    public static final Setting<Enforcement> ENFORCEMENT = ALL.word("enforcement", Enforcement.AUTO);

    /** Whether Maven's own JVM counts into the suite. */
    public static final Setting<Boolean> COUNT_MAVEN =
            ALL.text("countMaven", false, (where, text) -> Words.isFirst(where, text, "true", "false"));

    /** Between two samples. */
    public static final Setting<Duration> INTERVAL =
            ALL.text("interval", Duration.ofMillis(100), SamplingInterval::parse);

    /** Absent where the user named none; {@link Settings#metric} is what modules are held against. */
    static final Setting<Optional<Metric>> METRIC =
            ALL.optional("metric", (where, text) -> Words.parse(where, text, Metric.class));

    /** For what a line is printed. */
    public static final Setting<LogDetail> LOG = ALL.word("log", LogDetail.MODULES);

    /** Whether forks note their own figures. */
    public static final Setting<Boolean> PROBE =
            ALL.text("probe", true, (where, text) -> Words.isFirst(where, text, "true", "false"));

    /** Kinds of what classes leave behind that are not looked for. */
    public static final Setting<Set<String>> LEFT_OFF = ALL.text("leftOff", Set.of(), LeftoverKinds::parse);

    /** What of it fails the build. */
    public static final Setting<LeakPolicy> LEAKS =
            ALL.element("leaks", LeakPolicy.OFF, (where, written, available) -> LeaksReader.policy(where, written));

    /** For CI systems; absent for those that the environment asks for. */
    public static final Setting<Optional<Set<ReportFormat>>> FORMATS =
            ALL.text("formats", Optional.empty(), ReportFormats::parse);

    /** Whether a terminal that somebody watches shows what runs now. */
    public static final Setting<Boolean> PROGRESS =
            ALL.text("progress", true, (where, text) -> Words.isFirst(where, text, "auto", "off"));

    /** The baseline's file, as written; absent where it is looked for at its usual places. */
    public static final Setting<Optional<String>> BASELINE = ALL.optional("baseline", (where, text) -> text);

    /** How much a module may grow over its baseline; absent where growth fails nothing. */
    public static final Setting<Optional<GrowthLimit>> MAX_GROWTH = ALL.optionalSize("maxGrowth", GrowthSize::parse);

    /** What the forks' JVM is to be like where no module says so itself; absent where the user says nothing of it. */
    public static final Setting<Optional<JvmChoice>> JVM = ALL.optional("jvm", JvmWords::parse);

    /** Which part of the suite this build runs; absent where it runs all. */
    public static final Setting<Optional<ShardSetting>> SHARD = ALL.optional("shard", ShardSetting::parse);

    /** What each machine has on which a part of the suite runs; absent where that limits no plan. */
    public static final Setting<Optional<Bytes>> MEMORY = ALL.optional("memory", MemorySize::parseSame);

    /** The RSS over which a fork gives way to a fresh one at the end of a class, where no module says so itself. */
    public static final Setting<Optional<Bytes>> RECYCLE_AT = ALL.optionalSize("recycleAt", MemorySize::parse);

    /** How many modules of one project run at one time. */
    public static final Setting<AutoCount> PARALLEL_MODULES =
            ALL.text("parallelModules", AutoCount.ONE, AutoCount::parse);

    /** Into how many parts a project's own module is divided. */
    public static final Setting<AutoCount> SPLIT = ALL.text("split", AutoCount.ONE, AutoCount::parse);

    /** Whether plain Surefire runs. The goal asks {@link Skip} before it reads anything else. */
    public static final Setting<Boolean> SKIP = ALL.text("skip", false, (where, text) -> Skip.parse(text));

    /** A file with the user's own rules. */
    public static final Setting<Optional<Path>> RULES = ALL.optional("rules", (where, text) -> Path.of(text));

    /** The {@code <module>} elements as written; {@link Settings#modules} has them read. */
    static final Setting<List<RawElement>> MODULES =
            ALL.element("modules", List.of(), (where, written, available) -> written.children());

    /** Ceilings of tests that need another than the general one; the first that matches holds. */
    public static final Setting<List<TestCeiling>> TESTS =
            ALL.element("tests", List.of(), (where, written, available) -> new TestsReader(available).read(written));

    private Parameters() {}

    /** Of all of them, in the order of their declaration. */
    public static List<String> names() {
        return ALL.names();
    }

    static List<Setting<?>> declared() {
        return ALL.declared();
    }

    static Values read(List<RawElement> written, Bytes available) throws InvalidSetting {
        return ALL.read(written, "", available);
    }
}

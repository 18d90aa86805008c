package io.github.membudget.mojo;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.RawElement;
import io.github.membudget.configure.Skip;
import io.github.membudget.maven.SettingsSource;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the goals that run tests, where Maven puts what the user wrote. Their comments are the goals' reference. How each is
 * read is declared under the same name in {@link Parameters}, which says what adding one takes.
 */
@SuppressWarnings("UnusedVariable") // They are read by their names.
abstract class BudgetParameters extends AbstractMojo {
    /**
     * The most memory that all test forks of this build may use at one time, over the whole reactor. A size (<code>6g</code>,
     * <code>512m</code>, <code>1.5GiB</code>, <code>2GB</code>) or a percentage of the memory this build may use: the
     * container's limit where there is one, else the machine's. Default: <code>90%</code>. Modules that do not fit wait. When
     * it is passed all the same, one module is ended at once, the one furthest over its own ceiling or growing fastest. If it
     * was within its own ceiling, it runs once more alone, and only that run counts. If not, the build fails.
     */
    @Parameter(property = "membudget.suiteCeiling")
    private @Nullable String suiteCeiling;

    /**
     * Whether the memory of Maven's own JVM counts against the suite's ceiling too, for a machine or a container that both share. The
     * kernel's limit still holds the test JVMs alone; the sum is watched. Default: <code>false</code>.
     */
    @Parameter(property = "membudget.countMaven")
    private @Nullable String countMaven;

    /** The most memory that one test module may use, for every module that names no ceiling of its own. Default: none. */
    @Parameter(property = "membudget.moduleCeiling")
    private @Nullable String moduleCeiling;

    /** What one test may add to its fork's memory at its peak. Default: none. */
    @Parameter(property = "membudget.testCeiling")
    private @Nullable String testCeiling;

    /**
     * What happens when a module passes its ceiling: <code>fail</code> lets it finish and fails the build afterwards,
     * <code>kill</code> ends its forks at once and fails the build, <code>warn</code> reports. Default: <code>fail</code>.
     */
    @Parameter(property = "membudget.onBreach")
    private @Nullable String onBreach;

    /**
     * How ceilings are enforced while tests run: <code>cgroup</code> (by the kernel: cgroup v2 or v1, or a systemd scope; an error
     * where none works), <code>watchdog</code> (sampling, and ending what passes a <code>kill</code> ceiling), <code>auto</code>
     * (the kernel where it works, else the watchdog) or <code>off</code> (nothing is ended; ceilings are judged afterwards).
     * Default: <code>auto</code>.
     */
    @Parameter(property = "membudget.enforcement")
    private @Nullable String enforcement;

    /**
     * A JSON file with rules of your own for what leaks look like; they come before those of the plugin. Default: none.
     */
    @Parameter(property = "membudget.rules")
    private @Nullable File rules;

    /** Time between two samples: <code>100ms</code>, <code>1s</code>; from 10 ms to 10 s. Default: <code>100ms</code>. */
    @Parameter(property = "membudget.interval")
    private @Nullable String interval;

    /**
     * The figure that is held against ceilings: <code>rss</code>, <code>pss</code> or <code>private</code>. Default:
     * <code>rss</code>. The report shows all three where the system gives them.
     */
    @Parameter(property = "membudget.metric")
    private @Nullable String metric;

    /**
     * For what a line is printed: <code>modules</code>, or <code>tests</code> for one more for each test, with its figures, when its
     * module has ended. Default: <code>modules</code>.
     */
    @Parameter(property = "membudget.log")
    private @Nullable String log;

    /**
     * Whether a small listener in the forks notes each test's own figures. Without it tests are sampled from outside. Default:
     * <code>true</code>.
     */
    @Parameter(property = "membudget.probe")
    private @Nullable String probe;

    /**
     * Kinds of what test classes leave behind that are not looked for, with commas between: <code>thread</code>,
     * <code>open-file</code>, <code>open-socket</code>, <code>temporary-file</code>, <code>child-process</code>, <code>mbean</code>,
     * <code>system-property</code>, <code>default</code>, <code>class-loader</code>, <code>jdbc-driver</code>,
     * <code>delete-on-exit</code>, <code>file</code>. Default: none.
     */
    @Parameter(property = "membudget.leftOff")
    private @Nullable String leftOff;

    /**
     * What fails the build when a test class leaves it behind: kinds of <code>leftOff</code> (without <code>file</code>) with commas
     * between, or <code>&lt;fail&gt;</code> with such kinds and <code>&lt;allow&gt;</code> with what may stay: <code>&lt;leak&gt;</code> elements with
     * <code>kind</code>, <code>pattern</code>, <code>class</code> and <code>reason</code>. The property holds where the pom
     * has no <code>&lt;fail&gt;</code>. Default: none.
     */
    @Parameter(property = "membudget.leaks")
    private @Nullable PlexusConfiguration leaks;

    /** The property of <code>leaks</code>: Maven evaluates no expression in a parameter with elements of its own. */
    @Parameter(property = "membudget.leaks", readonly = true)
    private @Nullable String failingLeaks;

    /**
     * What is written for CI systems, with commas between: <code>junit</code>, <code>openmetrics</code>, <code>markdown</code>,
     * <code>github</code>; or <code>none</code>; or <code>auto</code>, those of the system that this build runs in. Default:
     * <code>auto</code>.
     */
    @Parameter(property = "membudget.formats")
    private @Nullable String formats;

    /**
     * Whether the last line of the terminal shows what runs now: <code>auto</code>, where somebody watches it (not with
     * <code>--batch-mode</code> or <code>--quiet</code>, on CI systems, or where the output goes to a file), or <code>off</code>.
     * Default: <code>auto</code>.
     */
    @Parameter(property = "membudget.progress")
    private @Nullable String progress;

    /**
     * The file that <code>membudget:baseline</code> wrote, to compare with; relative to where Maven was started. Default:
     * <code>membudget-baseline.json</code>.
     */
    @Parameter(property = "membudget.baseline")
    private @Nullable String baseline;

    /**
     * How much a module's peak may grow over the baseline, beyond noise, before the build fails: a size, a percentage of the baseline, or
     * <code>0</code>. Default: none.
     */
    @Parameter(property = "membudget.maxGrowth")
    private @Nullable String maxGrowth;

    /**
     * What the forks' JVM is to be like, for every module that says nothing of it itself: <code>default</code> (nothing is added),
     * <code>lean</code> (made for JVMs that live for seconds), or parts of it with commas between: <code>serial</code> (collector),
     * <code>c1</code> (the first compiler alone), <code>arenas</code> (of glibc's malloc), <code>archive</code> (of classes; not in
     * <code>lean</code>). What your own arguments say of the same thing wins. Default: <code>default</code>.
     */
    @Parameter(property = "membudget.jvm")
    private @Nullable String jvm;

    /**
     * Which part of the suite's test classes this build runs, where several machines share it: <code>2/5</code> is the second of five.
     * <code>auto</code> takes it from GitLab, CircleCI, Buildkite, Azure Pipelines, Bitbucket, Semaphore or a Slurm array;
     * <code>auto/5</code> from a Kubernetes Indexed Job, which does not tell how many there are. The classes are balanced by the durations in
     * the baseline. Without it, the whole suite runs. Default: none.
     */
    @Parameter(property = "membudget.shard")
    private @Nullable String shard;

    /**
     * With <code>shard</code>: the memory of one machine, like <code>4g</code>. It has to be the same for all shards. A module that needs
     * more, by the baseline, is divided among several machines; a warning says where that does not help. Default: none.
     */
    @Parameter(property = "membudget.memory")
    private @Nullable String memory;

    /**
     * When a fork has more RSS than this at the end of a test class, the classes that are left run in a fresh fork. For every module that
     * says nothing of it itself. A size or a percentage. Default: none.
     */
    @Parameter(property = "membudget.recycleAt")
    private @Nullable String recycleAt;

    /**
     * How many modules of one project run at the same time: a number, or <code>auto</code>, as many as the machine has cores for. A
     * module begins when there is memory for it. What each module prints stays together. Default: <code>1</code>.
     */
    @Parameter(property = "membudget.parallelModules")
    private @Nullable String parallelModules;

    /**
     * Into how many parts a project's own module is divided: a number, or <code>auto</code>, as many as may run at the same time with ten
     * seconds of tests each. The parts take about the same time, by the baseline or the last run. Default: <code>1</code>.
     */
    @Parameter(property = "membudget.split")
    private @Nullable String split;

    /** Whether to run plain Surefire instead: nothing divided, measured or limited. Default: <code>false</code>. */
    @Parameter(property = "membudget.skip", defaultValue = "false")
    private @Nullable String skip;

    /**
     * The named test modules: <code>&lt;module&gt;</code> elements with <code>name</code>, <code>includes</code>,
     * <code>excludes</code>, <code>groups</code>, <code>project</code>, <code>ceiling</code>, <code>heap</code>,
     * <code>argLine</code>, <code>jvm</code>, <code>recycleAt</code>, <code>isolation</code>, <code>onBreach</code> and <code>leaks</code>.
     * Default: each project is one module.
     */
    @Parameter
    private @Nullable PlexusConfiguration modules;

    /**
     * Ceilings of tests that need another than <code>testCeiling</code>: <code>&lt;test&gt;</code> elements with
     * <code>pattern</code> (<code>**&#47;SearchTest#topK*</code>) and <code>ceiling</code>; the first that matches holds. A tag of the
     * test, <code>membudget:256m</code>, goes before all. Default: none.
     */
    @Parameter
    private @Nullable PlexusConfiguration tests;

    /** <code>portable</code> asks this system only what any other tells too: no poms need it, those who look for a fault do. */
    @Parameter(property = "membudget.source", readonly = true)
    private @Nullable String memorySource;

    /**
     * What the user wrote, of the parameters that {@link Parameters} declares: each is a field of that name here.
     *
     * @throws IllegalStateException if one is not
     */
    final List<RawElement> written() {
        List<RawElement> written = new ArrayList<>();
        for (String name : Parameters.names()) {
            try {
                Object value = BudgetParameters.class.getDeclaredField(name).get(this);
                if (value instanceof PlexusConfiguration element) {
                    written.add(withProperty(SettingsSource.element(element)));
                } else if (value != null) {
                    written.add(new RawElement(name, value.toString()));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("membudget: no goal has the parameter " + name, e);
            }
        }
        return written;
    }

    /** Maven leaves the expression of a property as it is in a parameter that is read with its elements. */
    private RawElement withProperty(RawElement element) {
        boolean none = element.value().isEmpty() || element.value().startsWith("${membudget.");
        return none && element.name().equals(Parameters.LEAKS.name())
                ? new RawElement(element.name(), failingLeaks == null ? "" : failingLeaks.strip(), element.children())
                : element;
    }

    /** Whether plain Surefire is to run: asked before anything else is read. */
    final boolean isSkipped() throws InvalidSetting {
        return Skip.parse(skip);
    }

    /** Whether this system is asked only what any other tells too. */
    final boolean isPortable() throws InvalidSetting {
        return SettingsSource.portable(memorySource);
    }
}

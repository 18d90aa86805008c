package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Enforcement;
import io.github.membudget.model.Metric;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.ReportFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    private static final Bytes AVAILABLE = new Bytes(8L << 30);
    private static final String UNITS =
            "The units are k, m, g, t, KiB, MiB, GiB, TiB (powers of 1024), KB, MB, GB, TB (powers of 1000) and %";

    @Test
    void formatsAreDetectedNamedOrNone() throws Exception {
        assertThat(read(Map.of()).get(Parameters.FORMATS)).isEmpty();
        assertThat(read(Map.of("formats", "auto")).get(Parameters.FORMATS)).isEmpty();
        assertThat(read(Map.of("formats", "none")).get(Parameters.FORMATS)).contains(Set.of());
        assertThat(read(Map.of("formats", "junit, github")).get(Parameters.FORMATS))
                .contains(Set.of(ReportFormat.JUNIT, ReportFormat.GITHUB));
        assertThatThrownBy(() -> read(Map.of("formats", "junt")))
                .hasMessageContaining("formats")
                .hasMessageContaining("junit, openmetrics, markdown, github");
    }

    @Test
    void fillsInEveryDefault() throws InvalidSetting {
        Settings settings = read(Map.of());
        assertThat(settings.suiteCeiling()).isEqualTo(new Bytes(AVAILABLE.value() / 100 * 90));
        assertThat(settings.suiteCeilingConfigured()).isFalse();
        assertThat(settings.get(Parameters.MODULE_CEILING)).isEmpty();
        assertThat(settings.get(Parameters.TEST_CEILING)).isEmpty();
        assertThat(settings.get(Parameters.ON_BREACH)).isEqualTo(OnBreach.FAIL);
        assertThat(settings.get(Parameters.ENFORCEMENT)).isEqualTo(Enforcement.AUTO);
        assertThat(settings.get(Parameters.INTERVAL)).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.metric()).isEqualTo(Metric.RSS);
        assertThat(settings.modules()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "512k, 524288",
        "768m, 805306368",
        "1.5g, 1610612736",
        "2 GiB, 2147483648",
        "2GB, 2000000000",
        "100MB, 100000000",
        "640KB, 640000",
        "50%, 4294967296",
        "0.5%, 42949672",
        ".5g, 536870912",
        "3G, 3221225472"
    })
    void readsSizes(String written, long bytes) throws InvalidSetting {
        assertThat(read(Map.of("moduleCeiling", written)).get(Parameters.MODULE_CEILING))
                .contains(new Bytes(bytes));
    }

    @Test
    void refusesAnUnknownUnit() {
        refuses(Map.of("suiteCeiling", "8x"), "membudget: <suiteCeiling> is '8x': unknown unit 'x'. " + UNITS);
    }

    @Test
    void guessesAMistypedUnit() {
        refuses(
                Map.of("suiteCeiling", "8GiBB"),
                "membudget: <suiteCeiling> is '8GiBB': unknown unit 'GiBB'. Did you mean 'GiB'? " + UNITS);
    }

    @Test
    void refusesANumberWithoutUnit() {
        refuses(
                Map.of("moduleCeiling", "768"),
                "membudget: <moduleCeiling> is '768': no unit; write 768m for mebibytes or 768g for gibibytes");
    }

    @Test
    void refusesWhatIsNoSize() {
        refuses(
                Map.of("moduleCeiling", "plenty"),
                "membudget: <moduleCeiling> is 'plenty': not a size; write a number and a unit, like 768m, 1.5g or 75%");
    }

    @Test
    void refusesANegativeSize() {
        refuses(
                Map.of("moduleCeiling", "-1g"),
                "membudget: <moduleCeiling> is '-1g': a size can't be negative; write it without the minus");
    }

    @Test
    void refusesZero() {
        refuses(
                Map.of("testCeiling", "0m"),
                "membudget: <testCeiling> is '0m': a size can't be zero; write a larger one, or leave the setting out");
    }

    @Test
    void refusesASizeThatOverflows() {
        refuses(
                Map.of("moduleCeiling", "9999999999999t"),
                "membudget: <moduleCeiling> is '9999999999999t': larger than any memory (the most is 8388607t)");
    }

    @Test
    void refusesMoreThanAHundredPercent() {
        refuses(
                Map.of("suiteCeiling", "101%"),
                "membudget: <suiteCeiling> is '101%': more than all the memory this build may use; write at most 100%");
    }

    @Test
    void aSuiteCeilingOverTheMachinesMemoryIsAWarningAndWhatThisMachineCanBear() throws InvalidSetting {
        Settings settings = read(Map.of("suiteCeiling", "9g"));
        assertThat(settings.suiteCeiling()).isEqualTo(new Bytes(AVAILABLE.value() / 100 * 90));
        assertThat(settings.suiteCeilingConfigured()).isTrue();
        assertThat(settings.warnings())
                .containsExactly("membudget: <suiteCeiling> is 9 GiB, but this build may use 8 GiB in all."
                        + " On this machine the suite's ceiling is 90 % of that: 7.2 GiB.");
        assertThat(read(Map.of("suiteCeiling", "8g")).warnings()).isEmpty();
    }

    @Test
    void refusesUnknownWords() {
        refuses(
                Map.of("onBreach", "kil"),
                "membudget: <onBreach> is 'kil': unknown. Did you mean 'kill'? The words are fail, kill, warn");
        refuses(
                Map.of("enforcement", "strict"),
                "membudget: <enforcement> is 'strict': unknown. The words are auto, cgroup, watchdog, off");
        refuses(Map.of("metric", "ram"), "membudget: <metric> is 'ram': unknown. The words are rss, pss, private");
    }

    @Test
    void refusesIntervalsOutOfRange() {
        refuses(
                Map.of("interval", "1ms"),
                "membudget: <interval> is '1ms': out of range; write a time from 10ms to 10s");
        refuses(
                Map.of("interval", "fast"),
                "membudget: <interval> is 'fast': not a time; write milliseconds or seconds, like 100ms or 1s");
    }

    @Test
    void whatStandsOutsideOfItsModuleIsSentThere() {
        RawSettings raw = new RawSettings(List.of(), Set.of("heap"));
        assertThatThrownBy(() -> SettingsReader.read(raw, AVAILABLE))
                .hasMessage("membudget: <heap>: it belongs to a <module>, inside <modules>."
                        + " The ceiling of all modules is <moduleCeiling>");
    }

    @Test
    void refusesAParameterThatDoesNotExist() {
        RawSettings raw = new RawSettings(List.of(), Set.of("suitCeiling"));
        assertThatThrownBy(() -> SettingsReader.read(raw, AVAILABLE))
                .hasMessage(
                        "membudget: <suitCeiling>: no such parameter. Did you mean 'suiteCeiling'? There are suiteCeiling, moduleCeiling, "
                                + Parameters.names().stream().skip(2).collect(Collectors.joining(", ")));
    }

    @Test
    void readsAModule() throws InvalidSetting {
        Settings.ModuleSettings module = modules(
                        Map.of("moduleCeiling", "1g", "onBreach", "kill"),
                        module(
                                leaf("name", "kg"),
                                list("include", "**/kg/**", "**/*Graph*"),
                                list("exclude", "**/Slow*"),
                                leaf("groups", "heavy"),
                                leaf("project", "core"),
                                leaf("heap", "auto"),
                                leaf("argLine", "-Da=b"),
                                leaf("isolation", "class")))
                .modules()
                .get(0);
        assertThat(module.name()).isEqualTo("kg");
        assertThat(module.get(ModuleElements.INCLUDES)).containsExactly("**/kg/**", "**/*Graph*");
        assertThat(module.get(ModuleElements.EXCLUDES)).containsExactly("**/Slow*");
        assertThat(module.get(ModuleElements.GROUPS)).contains("heavy");
        assertThat(module.get(ModuleElements.PROJECT)).contains("core");
        assertThat(module.ceiling()).contains(new Bytes(1L << 30));
        assertThat(module.get(ModuleElements.HEAP)).isEmpty();
        assertThat(module.get(ModuleElements.ARG_LINE)).contains("-Da=b");
        assertThat(module.onBreach()).isEqualTo(OnBreach.KILL);
    }

    @Test
    void refusesAModuleWithoutName() {
        refuses(
                "membudget: <modules/module[1]>: has no name; add <name>, it stands in the report and the messages",
                module(list("include", "**/A*")));
    }

    @Test
    void refusesTwoModulesOfOneName() {
        refuses(
                "membudget: <modules/module/name> is 'a': two modules have this name; give each a name of its own",
                module(leaf("name", "a"), list("include", "**/A*"), leaf("ceiling", "1g")),
                module(leaf("name", "a"), list("include", "**/B*"), leaf("ceiling", "1g")));
    }

    @Test
    void aModuleNeedsNoCeiling() throws InvalidSetting {
        assertThat(modules(Map.of(), module(leaf("name", "a"), list("include", "**/A*")))
                        .warnings())
                .isEmpty();
    }

    @Test
    void refusesUnknownWordsInAModule() {
        refuses(
                "membudget: <modules/module 'a'/onBreach> is 'stop': unknown. The words are fail, kill, warn",
                module(leaf("name", "a"), list("include", "**/A*"), leaf("onBreach", "stop")));
        refuses(
                "membudget: <modules/module 'a'/isolation> is 'clas': unknown. Did you mean 'class'? The words are module, class",
                module(leaf("name", "a"), list("include", "**/A*"), leaf("isolation", "clas")));
    }

    @Test
    void refusesUnknownElementsInAModule() {
        refuses(
                "membudget: <modules/module 'a'/celing>: no such element. Did you mean 'ceiling'? A module has name, includes,"
                        + " excludes, groups, project, ceiling, heap, argLine, jvm, recycleAt, isolation, onBreach, leaks",
                module(leaf("name", "a"), list("include", "**/A*"), leaf("celing", "1g")));
    }

    @Test
    void refusesAnEmptyCeiling() {
        refuses(
                "membudget: <modules/module 'a'/ceiling>: is empty; write a size like 512m, or leave the element out",
                module(leaf("name", "a"), list("include", "**/A*"), leaf("ceiling", "")));
    }

    @Test
    void refusesAHeapOverItsCeiling() {
        refuses(
                "membudget: <modules/module 'a'/heap> is '2g': larger than the module's ceiling of 1 GiB; write auto, or a heap"
                        + " that leaves room for the JVM's other memory",
                module(leaf("name", "a"), list("include", "**/A*"), leaf("ceiling", "1g"), leaf("heap", "2g")));
    }

    @Test
    void refusesAModuleThatTakesNothing() {
        refuses(
                "membudget: <modules/module 'a'>: takes no tests; add <includes>, <groups> or <project> to say which ones are"
                        + " its own",
                module(leaf("name", "a"), leaf("ceiling", "1g")));
    }

    @Test
    void warnsOfAModuleOverTheSuitesCeiling() throws InvalidSetting {
        assertThat(modules(
                                Map.of("suiteCeiling", "2g"),
                                module(leaf("name", "a"), list("include", "**/A*"), leaf("ceiling", "3g")))
                        .warnings())
                .containsExactly(
                        "membudget: module 'a' has a ceiling of 3 GiB, more than the suite's 2 GiB, which holds"
                                + " first: whoever passes that is ended.");
    }

    @Test
    void readsMaxGrowthAsSizePercentageOrNothing() throws InvalidSetting {
        long mib = 1 << 20;
        assertThat(read(Map.of("maxGrowth", "20m"))
                        .get(Parameters.MAX_GROWTH)
                        .orElseThrow()
                        .above(100 * mib))
                .isEqualTo(120 * mib);
        assertThat(read(Map.of("maxGrowth", "10 %"))
                        .get(Parameters.MAX_GROWTH)
                        .orElseThrow()
                        .above(100 * mib))
                .isEqualTo(110 * mib);
        assertThat(read(Map.of("maxGrowth", "0"))
                        .get(Parameters.MAX_GROWTH)
                        .orElseThrow()
                        .above(100 * mib))
                .isEqualTo(100 * mib);
        assertThat(read(Map.of()).get(Parameters.MAX_GROWTH)).isEmpty();
    }

    @Test
    void refusesAMaxGrowthThatCannotBeMeant() {
        refuses(
                Map.of("maxGrowth", "much"),
                "membudget: <maxGrowth> is 'much': not a size; write a number and a unit, like 768m, 1.5g or 75%");
        refuses(
                Map.of("maxGrowth", "-5m"),
                "membudget: <maxGrowth> is '-5m': a size can't be negative; write it without the minus");
        refuses(
                Map.of("maxGrowth", "20"),
                "membudget: <maxGrowth> is '20': no unit; write 20m for mebibytes or 20g for gibibytes");
        refuses(
                Map.of("maxGrowth", "1001%"),
                "membudget: <maxGrowth> is '1001%': eleven times the baseline would be no growth; write at most 1000%, or"
                        + " leave the setting out");
    }

    @Test
    void refusesAProjectThatTheReactorDoesNotHave() throws InvalidSetting {
        Settings settings = modules(Map.of(), module(leaf("name", "a"), leaf("project", "cor"), leaf("ceiling", "1g")));
        assertThatThrownBy(() -> SettingsReader.checkProjects(settings, List.of("core", "web")))
                .hasMessage(
                        "membudget: <modules/module 'a'/project> is 'cor': no project of this build has that artifactId."
                                + " Did you mean 'core'? The reactor has core, web");
    }

    private static void refuses(Map<String, String> scalars, String message) {
        assertThatThrownBy(() -> read(scalars))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(message);
    }

    private static void refuses(String message, RawElement... modules) {
        assertThatThrownBy(() -> modules(Map.of(), modules))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(message);
    }

    private static Settings read(Map<String, String> scalars) throws InvalidSetting {
        return modules(scalars);
    }

    private static Settings modules(Map<String, String> scalars, RawElement... modules) throws InvalidSetting {
        List<RawElement> elements = new ArrayList<>();
        scalars.forEach((name, value) -> elements.add(leaf(name, value)));
        elements.add(new RawElement("modules", "", List.of(modules)));
        return SettingsReader.read(new RawSettings(elements, Set.of()), AVAILABLE);
    }

    private static RawElement module(RawElement... children) {
        return new RawElement("module", "", List.of(children));
    }

    private static RawElement leaf(String name, String value) {
        return new RawElement(name, value);
    }

    private static RawElement list(String item, String... values) {
        List<RawElement> items = new ArrayList<>();
        Arrays.stream(values).forEach(value -> items.add(leaf(item, value)));
        return new RawElement(item + "s", "", items);
    }
}

package io.github.membudget.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.model.AllowedLeak;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.probe.format.LeakPattern;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaksReaderTest {
    private static final Bytes AVAILABLE = new Bytes(8L << 30);
    private static final AllowedLeak HIKARI =
            new AllowedLeak(new LeakPattern(LeftoverKind.THREAD, "HikariPool-*", "com.acme.*"), "closed at the end");

    @Test
    void nothingFailsTheBuildUnlessItIsAskedFor() throws InvalidSetting {
        assertThat(settings().get(Parameters.LEAKS)).isEqualTo(LeakPolicy.OFF);
        assertThat(settings(new RawElement("leaks", "")).get(Parameters.LEAKS).isOff())
                .isTrue();
        assertThat(leaks(fail("none")).isOff()).isTrue();
    }

    @Test
    void kindsStandInTheElementItselfOrInFail() throws InvalidSetting {
        Set<LeftoverKind> both = Set.of(LeftoverKind.THREAD, LeftoverKind.CHILD_PROCESS);
        assertThat(settings(new RawElement("leaks", "thread,child-process"))
                        .get(Parameters.LEAKS)
                        .kinds())
                .isEqualTo(both);
        assertThat(leaks(fail("thread, child-process")).kinds()).isEqualTo(both);
        // What the property says holds where the pom says nothing.
        assertThat(settings(new RawElement("leaks", "mbean", List.of(fail("thread"))))
                        .get(Parameters.LEAKS)
                        .kinds())
                .containsExactly(LeftoverKind.THREAD);
    }

    @Test
    void whatMayStayHasAReason() throws InvalidSetting {
        LeakPolicy policy = leaks(
                fail("thread"),
                allow(
                        leak("thread", "HikariPool-*", "com.acme.*", "closed at the end"),
                        leak("thread", "x", "", "because")));
        assertThat(policy.allowed())
                .containsExactly(HIKARI, new AllowedLeak(new LeakPattern(LeftoverKind.THREAD, "x", ""), "because"));
    }

    @Test
    void aModulesKindsStandInForTheGeneralOnesAndAllowancesAddUp() throws InvalidSetting {
        RawElement general = new RawElement(
                "leaks",
                "",
                List.of(fail("thread"), allow(leak("thread", "HikariPool-*", "com.acme.*", "closed at the end"))));
        Settings settings = settings(
                general,
                new RawElement(
                        "modules",
                        "",
                        List.of(
                                module("own", new RawElement("leaks", "", List.of(fail("mbean")))),
                                module(
                                        "more",
                                        new RawElement(
                                                "leaks", "", List.of(allow(leak("thread", "x", "", "because"))))),
                                module("off", new RawElement("leaks", "none")),
                                module("same", new RawElement("onBreach", "warn")))));
        List<LeakPolicy> policies =
                settings.modules().stream().map(Settings.ModuleSettings::leaks).toList();
        assertThat(policies.get(0)).isEqualTo(new LeakPolicy(Set.of(LeftoverKind.MBEAN), List.of(HIKARI)));
        assertThat(policies.get(1).kinds()).containsExactly(LeftoverKind.THREAD);
        assertThat(policies.get(1).allowed()).hasSize(2).contains(HIKARI);
        assertThat(policies.get(2).isOff()).isTrue();
        assertThat(policies.get(3)).isEqualTo(new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of(HIKARI)));
    }

    @Test
    void whatIsWrongIsAnErrorThatSaysWhere() {
        refused(fail("thraed"), "<leaks/fail> is 'thraed': unknown. Did you mean 'thread'?");
        refused(fail("filee"), "The kinds are thread, open-file");
        assertThatThrownBy(() -> leaks(fail("filee")))
                .hasMessageNotContaining("Did you mean 'file'")
                .hasMessageNotContaining(", file");
        refused(fail("file"), "<leaks/fail> is 'file': cannot fail a build");
        refused(allow(leak("file", "x", "", "because")), "<leaks/allow/leak[1]/kind> is 'file': cannot fail a build");
        refused(new RawElement("alow", ""), "<leaks/alow>: no such element. Did you mean 'allow'?");
        refused(allow(new RawElement("thread", "")), "<leaks/allow/thread>: no such element; <allow> holds <leak>");
        refused(allow(leak("", "x", "", "because")), "<leaks/allow/leak[1]>: has no <kind>");
        refused(allow(leak("thread", "", "", "because")), "<leaks/allow/leak[1]>: has no <pattern>");
        refused(
                allow(leak("thread", "x", "", "because"), leak("thread", "x", "", "")),
                "<leaks/allow/leak[2]>: has no <reason>");
        refused(allow(leak("threads", "x", "", "because")), "<leaks/allow/leak[1]/kind> is 'threads': unknown");
        refused(
                allow(leak("thread", "**", "", "because")),
                "<leaks/allow/leak[1]/pattern> is '**': allows all of this");
        refused(allow(leak("thread", "x", "it/*Test", "because")), "<leaks/allow/leak[1]/class> is 'it/*Test'");
        refused(
                allow(new RawElement("leak", "", List.of(new RawElement("patern", "x")))),
                "<leaks/allow/leak[1]/patern>: no such element. Did you mean 'pattern'?");
        assertThatThrownBy(() -> settings(new RawElement("leaks", "thread"), new RawElement("leftOff", "thread")))
                .hasMessageContaining("<leaks> is 'thread': is in <leftOff> too");
    }

    private static void refused(RawElement wrong, String message) {
        assertThatThrownBy(() -> leaks(wrong))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(message);
    }

    private static LeakPolicy leaks(RawElement... children) throws InvalidSetting {
        return settings(new RawElement("leaks", "", List.of(children))).get(Parameters.LEAKS);
    }

    private static Settings settings(RawElement... elements) throws InvalidSetting {
        return SettingsReader.read(new RawSettings(List.of(elements), Set.of()), AVAILABLE);
    }

    private static RawElement fail(String kinds) {
        return new RawElement("fail", kinds);
    }

    private static RawElement allow(RawElement... entries) {
        return new RawElement("allow", "", List.of(entries));
    }

    private static RawElement leak(String kind, String pattern, String className, String reason) {
        return new RawElement(
                "leak",
                "",
                List.of(
                        new RawElement("kind", kind),
                        new RawElement("pattern", pattern),
                        new RawElement("class", className),
                        new RawElement("reason", reason)));
    }

    private static RawElement module(String name, RawElement element) {
        return new RawElement(
                "module",
                "",
                new ArrayList<>(List.of(
                        new RawElement("name", name), new RawElement("includes", "**/" + name + "/**"), element)));
    }
}

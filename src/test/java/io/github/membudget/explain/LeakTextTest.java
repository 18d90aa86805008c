package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.AllowedLeak;
import io.github.membudget.model.Leak;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.probe.format.LeakPattern;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeakTextTest {
    private static final LeakPolicy THREADS = new LeakPolicy(Set.of(LeftoverKind.THREAD), List.of());

    @Test
    void namesTheClassTheThingAndWhatToDo() {
        assertThat(LeakText.texts(List.of(leak("it.PoolTest", "pool-3-thread-1"), leak("it.PoolTest", "Timer-0"))))
                .containsExactly("""
                        Class it.PoolTest of module 'core' left 2 threads behind:
                          thread pool-3-thread-1 (WAITING), first seen after PoolTest.starts
                          thread Timer-0 (WAITING), first seen after PoolTest.starts
                          To fix: stop the thread in @AfterEach or @AfterAll. Shut its pool down or close what owns it, and wait until it has ended
                          To allow it: <leak><kind>thread</kind><pattern>pool-*-thread-*</pattern><reason>why it may stay</reason></leak> in <leaks><allow>""");
    }

    @Test
    void eachClassHasATextOfItsOwnAndALongListIsCut() {
        List<Leak> many = Collections.nCopies(7, leak("it.ATest", "a"));
        assertThat(LeakText.ofOneClass(many))
                .contains("left 7 threads behind")
                .contains("and 2 more, see target/membudget/report.json");
        assertThat(LeakText.texts(List.of(leak("it.ATest", "a"), leak("it.BTest", "b"), leak("it.ATest", "c"))))
                .hasSize(2);
    }

    @Test
    void whatMayBeSeveralClassesIsSaidSo() {
        Leak shared = new Leak("g:a", "core", Optional.empty(), LeftoverKind.OPEN_FILE, "/a", "/a", Optional.empty());
        assertThat(LeakText.ofOneClass(List.of(shared)))
                .startsWith("Tests of module 'core' left 1 open file behind. It is not known which class did");
    }

    /** Whoever names threads after what comes from outside must not write our lines or XML. */
    @Test
    void aHostileNameMakesNoLineAndNoMarkup() {
        String text = LeakText.ofOneClass(List.of(leak("it.ATest", "x\n[ERROR] fake\u001b[31m<b>&")));
        assertThat(text.lines()).hasSize(4).noneMatch(line -> line.startsWith("[ERROR]"));
        assertThat(text).doesNotContain("\u001b").contains("x?[ERROR] fake?[*m&lt;b&gt;&amp;</pattern>");
    }

    @Test
    void saysWhyNothingWasLookedFor() {
        assertThat(LeakText.gap("core", THREADS, LeakCheck.NONE, false))
                .contains("membudget: module 'core' was not checked for leaks (thread). The parameter probe is false."
                        + " Set it to true");
        assertThat(LeakText.gap("core", THREADS, LeakCheck.NONE, true).orElseThrow())
                .contains("without the JUnit Platform");
        assertThat(LeakText.gap("core", THREADS, new LeakCheck(2, 1, Set.of(), List.of()), true))
                .contains("membudget: module 'core' was not checked for leaks (thread). 1 of its 3 test JVMs ended"
                        + " before they could be looked through");
        assertThat(LeakText.gap("core", THREADS, new LeakCheck(1, 0, THREADS.kinds(), List.of()), true)
                        .orElseThrow())
                .contains("does not show this here");
        assertThat(LeakText.gap("core", THREADS, new LeakCheck(1, 0, Set.of(), List.of()), true))
                .isEmpty();
    }

    @Test
    void anEntryThatNothingNeedsIsNamed() {
        assertThat(LeakText.unused(new AllowedLeak(new LeakPattern(LeftoverKind.THREAD, "Old-*", "it.*"), "history")))
                .isEqualTo("membudget: the <leak> thread 'Old-*' of class it.* (reason: history) in <leaks><allow>"
                        + " matched nothing in this build. Remove it, or correct its pattern.");
    }

    private static Leak leak(String className, String name) {
        return new Leak(
                "g:a",
                "core",
                Optional.of(className),
                LeftoverKind.THREAD,
                name,
                name + " (WAITING)",
                Optional.of("PoolTest.starts"));
    }
}

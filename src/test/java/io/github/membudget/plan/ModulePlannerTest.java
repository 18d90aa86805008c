package io.github.membudget.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.configure.AutoCount;
import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.RawElement;
import io.github.membudget.configure.RawSettings;
import io.github.membudget.configure.Settings;
import io.github.membudget.configure.SettingsReader;
import io.github.membudget.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ModulePlannerTest {
    private static final List<String> ALL = List.of("it.ATest", "it.BTest", "it.CTest");
    /** A pattern here is a prefix. */
    private static final ClassPatterns PREFIXES = (includes, excludes) ->
            name -> (includes.isEmpty() || includes.stream().anyMatch(name::startsWith))
                    && excludes.stream().noneMatch(name::startsWith);

    private final List<RawElement> modules = new ArrayList<>();
    private Division division = Division.NONE;

    @Test
    void aProjectWithoutModulesIsOneModuleNamedAfterIt() throws InvalidSetting {
        ModulePlan plan = planner().wholeProject("core");
        assertThat(plan.modules()).singleElement().satisfies(module -> {
            assertThat(module.name()).isEqualTo("core");
            assertThat(module.selections()).containsExactly(new Selection.Everything());
            assertThat(module.ceiling()).contains(Bytes.ofMebibytes(512));
        });
    }

    @Test
    void namedModulesTakeTheirClassesAndTheProjectsOwnTheRest() throws InvalidSetting {
        module("a", "it.A");
        ModulePlan plan = plan(ALL);
        assertThat(plan.modules()).extracting(TestModule::name).containsExactly("a", "core");
        assertThat(plan.modules().get(0).selections()).containsExactly(only(Optional.empty(), List.of(), "it.ATest"));
        assertThat(plan.modules().get(1).selections())
                .containsExactly(new Selection.AllBut(new TreeSet<>(List.of("it.ATest")), List.of()));
        assertThat(plan.matched()).containsExactly("a");
    }

    @Test
    void aModuleThatTakesEverythingLeavesNoOwnModule() throws InvalidSetting {
        module("all", "it.");
        assertThat(plan(ALL).modules()).extracting(TestModule::name).containsExactly("all");
    }

    @Test
    void aModuleToldByItsProjectAloneStandsForTheProjectsOwn() throws InvalidSetting {
        module("a", "it.A");
        modules.add(new RawElement(
                "module", "", List.of(leaf("name", "rest"), leaf("project", "core"), leaf("ceiling", "64m"))));
        ModulePlan plan = plan(ALL);
        assertThat(plan.modules()).extracting(TestModule::name).containsExactly("a", "rest");
        assertThat(plan.modules().get(1).selections())
                .containsExactly(new Selection.AllBut(new TreeSet<>(List.of("it.ATest")), List.of()));
        assertThat(plan.modules().get(1).ceiling()).contains(Bytes.ofMebibytes(64));
        assertThat(plan.matched()).containsExactly("a", "rest");
    }

    @Test
    void aClassThatTwoModulesClaimIsAnErrorThatNamesBoth() {
        module("one", "it.A");
        module("two", "it.AT");
        assertThatThrownBy(() -> plan(ALL))
                .hasMessage(
                        "membudget: <modules>: the class it.ATest is claimed by two modules, 'one' and 'two'; add an"
                                + " <exclude> to one of them, so that it runs once");
    }

    @Test
    void whatOtherMachinesRunIsLeftOutOfEachModule() throws InvalidSetting {
        List<String> others = List.of("it.BTest");
        ModulePlan whole = planner().wholeProject("core").leavingOut(others, 2);
        assertThat(whole.modules().get(0).selections())
                .containsExactly(new Selection.AllBut(new TreeSet<>(others), List.of()));
        assertThat(whole.modules().get(0).classes()).contains(2);
        module("a", "it.A");
        ModulePlan divided = plan(List.of("it.ATest", "it.CTest")).leavingOut(others, 2);
        assertThat(divided.modules().get(0).selections())
                .containsExactly(only(Optional.empty(), List.of(), "it.ATest"));
        assertThat(divided.modules().get(1).selections())
                .containsExactly(new Selection.AllBut(new TreeSet<>(List.of("it.ATest", "it.BTest")), List.of()));
        assertThat(divided.modules()).extracting(TestModule::classes).containsOnly(Optional.of(1));
    }

    @Test
    void aNarrowedRunStillKnowsWhichModulesMatch() throws InvalidSetting {
        module("a", "it.A");
        module("gone", "it.Z");
        ModulePlan plan = plan(List.of("it.BTest"));
        assertThat(plan.modules()).extracting(TestModule::name).containsExactly("core");
        assertThat(plan.matched()).containsExactly("a");
    }

    @Test
    void aRunThatSelectsNothingIsLeftToSurefireToReport() throws InvalidSetting {
        module("a", "it.A");
        assertThat(plan(List.of()).modules()).singleElement().satisfies(module -> assertThat(module.selections())
                .containsExactly(new Selection.Everything()));
    }

    @Test
    void groupsTakeTheirTestsInOrderAndTheRestRunsWithoutThem() throws InvalidSetting {
        group("heavy", "memory");
        group("slow", "slow");
        ModulePlan plan = plan(ALL);
        assertThat(plan.modules()).extracting(TestModule::name).containsExactly("heavy", "slow", "core");
        assertThat(plan.modules().get(0).selections())
                .containsExactly(only(Optional.of("memory"), List.of(), "it.ATest", "it.BTest", "it.CTest"));
        assertThat(plan.modules().get(1).selections())
                .containsExactly(only(Optional.of("slow"), List.of("memory"), "it.ATest", "it.BTest", "it.CTest"));
        assertThat(plan.modules().get(2).selections())
                .containsExactly(new Selection.AllBut(new TreeSet<>(), List.of("memory", "slow")));
    }

    @Test
    void modulesOfOtherProjectsAreLeftOut() throws InvalidSetting {
        module("a", "it.A");
        modules.set(0, with(modules.get(0), "project", "web"));
        assertThat(ModulePlanner.namedModules(settings(), "g", "core")).isEmpty();
        assertThat(ModulePlanner.namedModules(settings(), "g", "web")).hasSize(1);
    }

    private ModulePlan plan(List<String> selected) throws InvalidSetting {
        return planner().plan("core", settings().modules(), ALL, selected);
    }

    private ModulePlanner planner() throws InvalidSetting {
        return new ModulePlanner(settings(), PREFIXES, division);
    }

    private Settings settings() throws InvalidSetting {
        return SettingsReader.read(
                new RawSettings(
                        List.of(leaf("moduleCeiling", "512m"), new RawElement("modules", "", modules)), Set.of()),
                new Bytes(8L << 30));
    }

    private void module(String name, String prefix) {
        modules.add(new RawElement("module", "", List.of(leaf("name", name), leaf("includes", prefix))));
    }

    private void group(String name, String groups) {
        modules.add(new RawElement("module", "", List.of(leaf("name", name), leaf("groups", groups))));
    }

    private static RawElement with(RawElement module, String name, String value) {
        List<RawElement> children = new ArrayList<>(module.children());
        children.add(leaf(name, value));
        return new RawElement(module.name(), "", children);
    }

    private static RawElement leaf(String name, String value) {
        return new RawElement(name, value, List.of());
    }

    private static Selection only(Optional<String> groups, List<String> others, String... classes) {
        return new Selection.Only(new TreeSet<>(List.of(classes)), groups, others);
    }

    @Test
    void theOwnModuleIsDividedAndTheNamedOnesStay() throws InvalidSetting {
        division = new Division(new AutoCount(OptionalInt.of(2)), 1, ClassHistory.NONE, false, Ties.NONE);
        module("a", "it.A");
        ModulePlan plan = plan(ALL);
        assertThat(plan.modules()).extracting(TestModule::name).containsExactly("a", "core-1", "core-2");
        List<String> divided = plan.modules().stream()
                .skip(1)
                .flatMap(part -> part.selections().stream())
                .flatMap(selection -> ((Selection.Only) selection).classes().stream())
                .toList();
        assertThat(divided).containsExactlyInAnyOrder("it.BTest", "it.CTest");
        assertThat(plan.modules()).allMatch(part -> part.ceiling().isPresent());
    }

    /** As the build's end proposes it after a run without ceilings. */
    @Test
    void theCeilingOfADividedModuleIsThatOfEachPart() throws InvalidSetting {
        division = new Division(new AutoCount(OptionalInt.of(2)), 1, ClassHistory.NONE, false, Ties.NONE);
        modules.add(new RawElement(
                "module", "", List.of(leaf("name", "core"), leaf("project", "core"), leaf("ceiling", "96m"))));
        ModulePlan plan = plan(ALL);
        assertThat(plan.modules()).extracting(TestModule::name).containsExactly("core-1", "core-2");
        assertThat(plan.modules())
                .allMatch(part -> part.ceiling().equals(Optional.of(Bytes.ofMebibytes(96))))
                .allMatch(part -> part.partOf().equals(Optional.of("core")));
    }

    @Test
    void aPartOfWhichNothingRunsIsLeftOutAndTheOtherKeepsItsName() throws InvalidSetting {
        division = new Division(new AutoCount(OptionalInt.of(3)), 1, ClassHistory.NONE, false, Ties.NONE);
        ModulePlan whole = planner().plan("core", List.of(), ALL, ALL);
        assertThat(whole.modules()).hasSize(3);
        for (TestModule part : whole.modules()) {
            String only = ((Selection.Only) part.selections().get(0)).classes().first();
            assertThat(planner().plan("core", List.of(), ALL, List.of(only)).modules())
                    .containsExactly(part);
        }
    }

    @Test
    void aPartWithTheNameOfAModuleIsAnError() {
        division = new Division(new AutoCount(OptionalInt.of(2)), 1, ClassHistory.NONE, false, Ties.NONE);
        module("core-1", "it.A");
        assertThatThrownBy(() -> plan(ALL))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("<split>")
                .hasMessageContaining("'core-1'");
    }
}

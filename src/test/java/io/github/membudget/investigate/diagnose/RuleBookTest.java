package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
    @TempDir
    Path directory;

    private Path file(String json) throws IOException {
        return Files.writeString(directory.resolve("rules.json"), json);
    }

    private void assertRefused(String json, String words) {
        assertThatThrownBy(() -> RuleBook.own().with(file(json)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(words);
    }

    @Test
    void usersRulesComeFirst() throws IOException {
        RuleBook book = RuleBook.own().with(file("""
                                {"rules": [{"id": "acme", "title": "Open", "types": ["com.acme.Registry"], "fix": "Close it."}]}"""));

        assertThat(book.ids()).startsWith("acme").hasSize(RuleBook.own().ids().size() + 1);
    }

    @Test
    void whatARuleOpensIsARule() {
        List<String> ids = RuleBook.own().ids();

        assertThat(RuleBook.own().rules())
                .allSatisfy(rule -> assertThat(ids).as(rule.id()).containsAll(rule.opens()));
    }

    @Test
    void rulesOfLibrariesComeBeforeThoseOfTheJdk() {
        List<String> ids = RuleBook.own().ids();

        assertThat(List.of("vertx-open", "timer-not-cancelled", "threads-left"))
                .isSortedAccordingTo(Comparator.comparing(ids::indexOf));
    }

    @Test
    void aRuleWithTheIdOfAnotherTakesItsPlace() throws IOException {
        RuleBook book = RuleBook.own().with(file("""
                        {"rules": [{"id": "threads-left", "title": "Ours", "left": {"thread": "acme-.*"}, "fix": "End them."}]}"""));

        assertThat(book.ids()).hasSameSizeAs(RuleBook.own().ids());
        assertThat(book.rules().get(0).title()).isEqualTo("Ours");
    }

    @Test
    void saysWhatIsWrongWithARule() {
        assertRefused("[]", "it is not JSON of the form {\"rules\": [{\"id\": …}]}: ");
        assertRefused(
                "{\"rules\": [{\"id\": \"a\", \"titel\": \"b\"}]}",
                "rule 'a' has 'titel'; there are [after, before, calls, cause, closed, cost, counted, done, each, effort, ");
        assertRefused("{\"rules\": [{\"id\": \"a\", \"title\": \"b\"}]}", "rule 'a' has no 'fix'");
        assertRefused(
                "{\"rules\": [{\"id\": \"a\", \"title\": \"b\", \"fix\": \"c\"}]}",
                "rule 'a' has none of 'types', 'subtypes', 'holder', 'fields', 'left', 'untilEnd' to tell it by");
        assertRefused(
                "{\"rules\": [{\"id\": \"a\", \"title\": \"b\", \"fix\": \"c\", \"holder\": \"(\"}]}",
                "rule 'a' has a pattern that is none: ");
    }

    @Test
    void everyRuleOfItsOwnSaysWhyAndHow() {
        assertThat(RuleBook.own().rules()).hasSizeGreaterThanOrEqualTo(30).allSatisfy(rule -> {
            assertThat(rule.fix()).isNotBlank();
            assertThat(rule.advice().cause()).isNotBlank();
            assertThat(rule.advice().link()).startsWith("https://");
            assertThat(rule.advice().effort()).isIn("small", "medium", "large");
        });
        assertThat(RuleBook.own().ids()).doesNotHaveDuplicates();
    }

    @Test
    void whatIsSaidToBeOpenCanBeSeenToBeClosed() {
        assertThat(RuleBook.own().rules())
                .filteredOn(rule -> rule.title()
                        .matches(".* are never (?:closed|stopped|shut down|cancelled|ended|quit|terminated)"))
                // What stands in the queue of timers runs.
                .filteredOn(rule -> !rule.id().equals("swing-timer-running"))
                .filteredOn(rule -> !rule.signs().types().isEmpty())
                .allSatisfy(rule ->
                        assertThat(rule.signs().closed().of()).as(rule.id()).isNotEmpty());
    }

    @Test
    void theStateOfEachTypeIsReadByFieldsOfItsOwn() throws IOException {
        RuleBook book = RuleBook.own().with(file("""
                        {"rules": [{"id": "a", "title": "b", "fix": "c", "types": ["A", "B"], "things": "Things",
                          "closed": [{"of": "A", "open": "false"}, {"of": "B", "state": "3|4"}]}]}"""));

        assertThat(book.rules().get(0).signs().closed().fields())
                .isEqualTo(Map.of("A", Map.of("open", "false"), "B", Map.of("state", "3|4")));
    }

    /** What the JDK of this build has; the integration tests close what libraries have. */
    @Test
    void fieldsOfTheJdkThatTellAState() {
        Map<String, Map<String, String>> fields = new TreeMap<>();
        RuleBook.own()
                .rules()
                .forEach(rule -> fields.putAll(rule.signs().closed().fields()));
        fields.keySet().removeIf(type -> !type.matches("(java|sun|jdk)\\..*"));

        assertThat(fields.keySet()).contains("java.util.TimerThread", "java.util.concurrent.ThreadPoolExecutor");
        assertThat(fields).allSatisfy((type, paths) -> assertThat(paths.keySet())
                .as(type)
                .anySatisfy(path -> assertThat(isField(type, path)).isTrue()));
    }

    /** Whether each name of the path is a field, as far as the declared types tell. */
    private static boolean isField(String type, String path) throws ClassNotFoundException {
        Class<?> at = Class.forName(type, false, ClassLoader.getSystemClassLoader());
        for (String name : path.split("\\.", -1)) {
            Class<?> owner = at;
            Optional<Field> field = Stream.<Class<?>>iterate(owner, Objects::nonNull, Class::getSuperclass)
                    .flatMap(one -> Arrays.stream(one.getDeclaredFields()))
                    .filter(one -> one.getName().equals(name))
                    .findFirst();
            if (field.isEmpty()) {
                return false;
            }
            at = field.get().getType();
        }
        return true;
    }

    @Test
    void aFaultOfOneVersionHoldsForThatVersionAlone() {
        assertThat(RuleBook.own().on(Map.of("junit-jupiter-api", "5.3.0")).ids())
                .contains("jupiter-instances-kept");
        assertThat(RuleBook.own().on(Map.of("junit-jupiter-api", "5.3.1")).ids())
                .doesNotContain("jupiter-instances-kept");
        assertThat(RuleBook.own().on(Map.of("testng", "7.10.2")).ids()).doesNotContain("jupiter-instances-kept");
        assertThat(RuleBook.own()
                        .on(Map.of("kotest-framework-engine-jvm", "5.6.2"))
                        .ids())
                .contains("kotest-specs-kept");
        assertThat(RuleBook.own()
                        .on(Map.of("kotest-framework-engine-jvm", "5.7.0"))
                        .ids())
                .doesNotContain("kotest-specs-kept");
    }

    @Test
    void whatRunsTheTestsIsNotTheProjects() {
        assertThat(invocations(Map.of("testng", "7.10.2")).isProjects()).isFalse();
        assertThat(invocations(Map.of("junit-jupiter-api", "6.1.3")).isProjects())
                .isTrue();
    }

    private static Rule invocations(Map<String, String> versions) {
        return RuleBook.own().on(versions).rules().stream()
                .filter(rule -> rule.id().equals("invocations-kept"))
                .findFirst()
                .orElseThrow();
    }
}

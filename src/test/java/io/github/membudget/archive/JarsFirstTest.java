package io.github.membudget.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarsFirstTest {
    @TempDir
    private Path folder;

    private Path tests;
    private Path classes;

    @BeforeEach
    void makeDirectories() throws IOException {
        tests = Jars.directory(folder.resolve("test-classes"), "app/AppTest.class");
        classes = Jars.directory(folder.resolve("classes"), "app/App.class", "META-INF/MANIFEST.MF");
    }

    private static JarsFirst order(Path... entries) throws IOException {
        return JarsFirst.of(List.of(entries), jar -> true);
    }

    @Test
    void whereNoNameIsInTwoEntriesAllJarsComeFirstInTheirOrder() throws IOException {
        Path a = Jars.jar(folder.resolve("a.jar"), "a/A.class", "app/", "META-INF/services/a.Service");
        Path b = Jars.jar(folder.resolve("b.jar"), "b/B.class");
        JarsFirst order = order(tests, classes, b, a);
        assertThat(order.front()).containsExactly(b, a);
        assertThat(order.rest()).containsExactly(tests, classes);
        assertThat(order.clash()).isEmpty();
        assertThat(order.names()).containsExactlyInAnyOrder("a/A.class", "b/B.class", "META-INF/services/a.Service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app/App.class",
                "META-INF/versions/9/app/App.class",
                "META-INF/versions/11/META-INF/services/own.Service",
                "META-INF/services/own.Service",
                "logging.properties"
            })
    void aJarWithANameOfADirectoryStaysBehindIt(String name) throws IOException {
        Jars.directory(folder.resolve("classes"), "META-INF/services/own.Service", "logging.properties");
        Path clashing = Jars.jar(folder.resolve("clashing.jar"), "c/C.class", name);
        Path other = Jars.jar(folder.resolve("other.jar"), "o/O.class");
        JarsFirst order = order(tests, classes, clashing, other);
        assertThat(order.front()).containsExactly(other);
        assertThat(order.rest()).containsExactly(tests, classes, clashing);
        String plain = name.replaceFirst("META-INF/versions/\\d+/", "");
        assertThat(order.clash()).contains(new Clash(plain, classes, clashing));
        assertThat(order.clash().map(Clash::words)).contains(plain + " is both in " + classes + " and in " + clashing);
    }

    @Test
    void aJarThatSharesANameWithOneThatStaysStaysToo() throws IOException {
        Path first = Jars.jar(folder.resolve("first.jar"), "app/App.class", "META-INF/LICENSE");
        Path second = Jars.jar(folder.resolve("second.jar"), "s/S.class", "META-INF/LICENSE", "META-INF/NOTICE");
        Path third = Jars.jar(folder.resolve("third.jar"), "t/T.class", "META-INF/NOTICE");
        Path before = Jars.jar(folder.resolve("before.jar"), "b/B.class", "META-INF/NOTICE");
        JarsFirst order = order(classes, before, first, second, third);
        assertThat(order.front()).containsExactly(before);
        assertThat(order.rest()).containsExactly(classes, first, second, third);
        assertThat(order.clash().map(Clash::second)).contains(first);
    }

    @Test
    void twoJarsOfOneNameKeepTheirOrderWhereNoDirectoryHasIt() throws IOException {
        Path a = Jars.jar(folder.resolve("a.jar"), "META-INF/LICENSE");
        Path b = Jars.jar(folder.resolve("b.jar"), "META-INF/LICENSE");
        assertThat(order(classes, a, b).front()).containsExactly(a, b);
    }

    @Test
    void aDirectoryBehindAJarTakesNothingFromIt() throws IOException {
        Path jar = Jars.jar(folder.resolve("a.jar"), "late/Late.class");
        Path late = Jars.directory(folder.resolve("late"), "late/Late.class");
        assertThat(order(classes, jar, late).front()).containsExactly(jar);
        assertThat(order(classes, late, jar).front()).isEmpty();
    }

    @Test
    void aJarThatTheBuildMakesStays() throws IOException {
        Path own = Jars.jar(folder.resolve("own.jar"), "own/Own.class");
        Path jar = Jars.jar(folder.resolve("a.jar"), "a/A.class");
        JarsFirst order = JarsFirst.of(List.of(classes, own, jar), entry -> !entry.equals(own));
        assertThat(order.front()).containsExactly(jar);
        assertThat(order.clash()).isEmpty();
    }

    @Test
    void aJarThatBringsOthersStaysAndTheirNamesCount() throws IOException {
        Jars.jar(folder.resolve("brought.jar"), "b/B.class");
        Path bringing = Jars.jarBringing(folder.resolve("bringing.jar"), "brought.jar missing.jar", "c/C.class");
        Path later = Jars.jar(folder.resolve("later.jar"), "b/B.class");
        JarsFirst order = order(bringing, later);
        assertThat(order.front()).isEmpty();
        assertThat(order.clash()).contains(new Clash("b/B.class", bringing, later));
        Path alone = Jars.jarBringing(folder.resolve("alone.jar"), "missing.jar", "d/D.class");
        assertThat(order(classes, alone).front()).containsExactly(alone);
    }

    @Test
    void anEntryThatIsNotThereHasNoNames() throws IOException {
        Path jar = Jars.jar(folder.resolve("a.jar"), "a/A.class");
        assertThat(order(folder.resolve("none"), jar).front()).containsExactly(jar);
    }

    @Test
    void hashesOfNamesFindEachNameAndOutliveAFile() throws IOException {
        NameHashes.of(List.of("a/A.class", "META-INF/x", "b")).write(folder.resolve("names"));
        NameHashes read = NameHashes.read(folder.resolve("names"));
        assertThat(read.any(java.util.Set.of("c/C.class", "META-INF/x"))).contains("META-INF/x");
        assertThat(read.any(java.util.Set.of("c/C.class", "META-INF/y"))).isEqualTo(Optional.empty());
    }
}

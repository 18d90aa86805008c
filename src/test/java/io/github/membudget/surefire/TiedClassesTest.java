package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.plan.Ties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiedClassesTest {
    @TempDir
    private Path directory;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    /** A stand-in for TestNG's annotation: the same name and elements. */
    @BeforeEach
    void testNg() throws Exception {
        compiled(
                "org/testng/annotations/Test",
                "package org.testng.annotations; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME)"
                        + " public @interface Test { String[] groups() default {}; String[] dependsOnGroups() default {};"
                        + " String[] dependsOnMethods() default {}; long timeOut() default 0; Class<?>[] expected() default {}; }");
    }

    private void compiled(String name, String source) throws Exception {
        Path file = directory.resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        assertThat(compiler.run(
                        null, null, null, "-d", directory.toString(), "-cp", directory.toString(), file.toString()))
                .isZero();
    }

    private void test(String name, String elements) throws Exception {
        test(name, "", elements);
    }

    private void test(String name, String parent, String elements) throws Exception {
        compiled(
                "it/" + name,
                "package it; import org.testng.annotations.Test; public class " + name + parent
                        + " { static final long LONG = 1L << 40; static final double D = 1.5; @Test(" + elements
                        + ") public void runs() { System.out.println(LONG + D); } }");
    }

    private Ties ties(String... names) {
        return TiedClasses.among(
                directory, List.of(names).stream().map(name -> "it." + name).toList());
    }

    private static SortedSet<String> set(String... names) {
        return new TreeSet<>(List.of(names).stream().map(name -> "it." + name).toList());
    }

    @Test
    void aTestAndWhatItDependsOnAreTied() throws Exception {
        test("Db", "groups = \"db\", timeOut = 5, expected = {Error.class}");
        test("User", "dependsOnGroups = {\"d.*\"}");
        test("Other", "dependsOnMethods = \"it.User.runs\"");
        test("Alone", "groups = \"fast\", dependsOnMethods = \"runs\"");
        assertThat(ties("Db", "User", "Other", "Alone").sets()).containsExactly(set("Db", "User", "Other"));
    }

    @Test
    void whatAClassInheritsTiesItToo() throws Exception {
        test("Base", "groups = \"base\"");
        test("Child", " extends Base", "");
        test("User", "dependsOnGroups = \"base\"");
        assertThat(ties("Child", "User").sets()).containsExactly(set("Child", "User"));
    }

    @Test
    void whatIsNoClassFileTiesNothing() throws Exception {
        Files.createDirectories(directory.resolve("it"));
        Files.writeString(directory.resolve("it/Broken.class"), "no class");
        assertThat(ties("Broken", "Missing")).isEqualTo(Ties.NONE);
    }
}

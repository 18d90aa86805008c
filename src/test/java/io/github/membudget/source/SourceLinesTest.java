package io.github.membudget.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.TestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLinesTest {
    @TempDir
    private Path root;

    @Test
    void kotlinLeavesOutItsCommonPackageAndHoldsSeveralClasses() throws IOException {
        source("Searching.kt", """
                package it.search

                // class SearchTest is below
                private val words = "class SearchTest"

                class Other { fun `keeps a (large) table, 100% of it`() = 1 }
                """);
        Path file = source("search/AllOfIt.kt", """
                @file:JvmName("All")
                package it.search

                internal class FastSearchTest

                internal open class SearchTest(private val size: Int) {
                    @Test
                    fun `keeps a (large) table, 100% of it`() {
                        small()
                    }

                    @Test fun small() = Unit

                    @ParameterizedTest
                    fun `of (one)`(size: Int) = Unit
                }
                """);
        assertPlace("it.search.SearchTest", "keeps a (large) table, 100% of it", file, 8);
        assertPlace("it.search.SearchTest", "small", file, 12);
        assertPlace("it.search.SearchTest$Inside", "small", file, 12);
        assertPlace("it.search.SearchTest", "of (one)(Int)[1]", file, 15);
        assertPlace("it.search.SearchTest", "of (one){int}[2]", file, 15);
        assertThat(SourceLines.find(TestId.ofMethod("it.other.SearchTest", "small"), List.of(root)))
                .isEmpty();
        assertThat(SourceLines.find(TestId.ofMethod("it.search.SearchTest", "gone"), List.of(root)))
                .contains(new SourceLines.SourceLine(file, OptionalInt.empty()));
    }

    @Test
    void scalaEncodesWhatNoJavaMethodIsNamed() throws IOException {
        Path file = source("it/Searching.scala", """
                package it

                object SearchTest { val limit = 3 }

                class SearchTest {
                  @Test def `keeps a large table`(): Unit = ???

                  @Test def ++(): Unit = ???

                  @Test def small: Unit = ???
                }
                """);
        assertPlace("it.SearchTest", "keeps$u0020a$u0020large$u0020table", file, 6);
        assertPlace("it.SearchTest", "$plus$plus", file, 8);
        assertPlace("it.SearchTest", "small", file, 10);
    }

    @Test
    void groovyQuotesNames() throws IOException {
        Path file = source("it/SearchSpec.groovy", """
                package it

                class SearchSpec extends Specification {
                    def "keeps a table (of #size)"() {
                    }

                    void 'is small'() {
                    }
                }
                """);
        assertPlace("it.SearchSpec", "is small", file, 7);
        assertPlace("it.SearchSpec", "keeps a table (of #size)", file, 4);
    }

    private void assertPlace(String type, String method, Path file, int line) {
        assertThat(SourceLines.find(TestId.ofMethod(type, method), List.of(root.resolve("none"), root)))
                .contains(new SourceLines.SourceLine(file, OptionalInt.of(line)));
    }

    private Path source(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}

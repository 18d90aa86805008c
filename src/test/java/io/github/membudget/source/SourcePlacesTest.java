package io.github.membudget.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.membudget.model.SourcePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcePlacesTest {
    @TempDir
    Path project;

    private Path root;
    private SourcePlaces places;

    @BeforeEach
    void roots() throws IOException {
        root = Files.createDirectories(project.resolve("src/test/java"));
        Path kotlin = Files.createDirectories(project.resolve("src/test/kotlin"));
        places = new SourcePlaces(project, List.of(root, kotlin), List.of(root));
        write(root, "com/acme/Registry.java", """
                package com.acme;
                // static Map<String, Row> ROWS = null;
                class Registry {
                    String text = "static Map ROWS = x;"; /* ROWS; */
                    static void fill() {
                        Object ROWS = new Object();
                    }
                    static final java.util.Map<String, int[]>
                            ROWS = new java.util.HashMap<>();
                    private static int[] SIZES, COUNTS;
                    static class Old {
                        static final Object[] ROWS = {};
                    }
                }
                record Row(int ROWS) {}
                """);
        write(kotlin, "Things.kt", """
                package com.acme
                val KEPT = mutableListOf<String>()
                class Store {
                    fun fill() { val all = 1 }
                    companion object {
                        val all = HashMap<String, Row>()
                    }
                }
                """);
        write(kotlin, "com/acme/Top.kt", "package com.acme\n\nval KEPT = mutableListOf<String>()\n");
    }

    private static void write(Path root, String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Registry, ROWS, 9",
        "com.acme.Registry, COUNTS, 10",
        "com.acme.Registry$Old, ROWS, 12",
        "com.acme.Store, all, 6",
        "com.acme.TopKt, KEPT, 3",
        "com.acme.Registry, GONE, ",
        "com.acme.Missing, ROWS, "
    })
    void aFieldIsFoundWhereItsClassDeclaresIt(String type, String field, Integer line) {
        assertThat(places.field(type, field).flatMap(SourcePlace::excerpt).map(SourcePlace.Excerpt::line))
                .isEqualTo(Optional.ofNullable(line));
    }

    @Test
    void aLineStandsAmongItsNeighbours() {
        SourcePlace place = places.line("com.acme.Registry$Old", 12).orElseThrow();
        assertThat(place.name()).isEqualTo("Registry.java:12");
        SourcePlace.Excerpt excerpt = place.excerpt().orElseThrow();
        assertThat(excerpt.file()).isEqualTo("src/test/java/com/acme/Registry.java");
        assertThat(excerpt.from()).isEqualTo(10);
        assertThat(excerpt.lines()).hasSize(5).element(2).asString().contains("Object[] ROWS");
        assertThat(places.line("com.acme.Registry", 400)).isEmpty();
        assertThat(places.line("com.acme.Row", 15)).isPresent();
    }

    @Test
    void whatIsNotAmongTheTestsIsMainCode() {
        assertThat(places.isMain("com.acme.Registry$Old")).isFalse();
        assertThat(places.isMain("com.acme.Store")).isTrue();
        assertThat(places.isMain("com.acme.Missing")).isFalse();
    }

    @Test
    void aClassIsFoundInAFileOfAnotherName() {
        assertThat(places.type("com.acme.Row").map(SourcePlace::name)).contains("Registry.java:15");
        assertThat(places.type("com.acme.Store").map(SourcePlace::name)).contains("Things.kt:3");
        assertThat(places.type("../../outside")).isEmpty();
    }

    @Nested
    class Calls {
        @BeforeEach
        void sources() throws IOException {
            write(root, "com/acme/Probe.java", """
                    package com.acme;
                    class Probe {
                        // server.registerMBean(bean, name);
                        String text = "new Timer(";
                        final java.util.Timer timer = new java.util.Timer(true);
                        void registerMBean(Object bean) {}
                        void watch() {
                            Platform.server()
                                    .registerMBean(new Probe(), name());
                            try (Mocked clock = mockStatic(Clock.class)) {
                                clock.tick();
                            }
                        }
                        void first() {
                            return handlers.addHandler(one);
                        }
                        void second() {
                            handlers.addHandler(two);
                        }
                        List<Row> rows = new ArrayList<>(4);
                    }
                    """);
            write(
                    root.resolveSibling("kotlin"),
                    "Clock.kt",
                    "package com.acme\nclass Clock {\n  val timer = Timer(true)\n}\n");
        }

        @ParameterizedTest
        @CsvSource({
            "com.acme.Probe, registerMBean(, , 9",
            "com.acme.Probe, new Timer(, , 5",
            "com.acme.Probe$Inner, server().registerMBean(, , 9",
            "com.acme.Probe, .registerMBean(, , 9",
            "com.acme.Probe, new ArrayList(, , 20",
            "com.acme.Clock, new Timer(, , 3",
            "com.acme.Probe, mockStatic(, , ",
            "com.acme.Probe, addHandler(, , 15",
            "com.acme.Probe, addHandler(, 17, 18",
            "com.acme.Probe, registerDriver(, 4, ",
            "com.acme.Missing, registerMBean(, , "
        })
        void aCallIsFound(String type, String call, Integer near, Integer line) {
            OptionalInt known = near == null ? OptionalInt.empty() : OptionalInt.of(near);
            assertThat(places.call(type, List.of(call, "never("), known)
                            .flatMap(SourcePlace::excerpt)
                            .map(SourcePlace.Excerpt::line))
                    .isEqualTo(Optional.ofNullable(line));
        }

        @Test
        void aClassThatCallsAnotherWhichOpensItHasALineOfItsOwnForThat() throws IOException {
            write(root, "com/acme/it/Ldap.java", """
                    package com.acme.it;
                    public class Ldap {
                        static Process launch() { return new ProcessBuilder("ldap").start(); }
                    }
                    """);
            write(root, "com/acme/LdapTest.java", """
                    package com.acme;
                    import com.acme.it.Ldap;
                    class LdapTest {
                        static Process ldap;
                        // Ldap.launch();
                        static void start() {
                            Registry.fill();
                            ldap = Ldap.launch();
                        }
                    }
                    """);
            write(root, "com/acme/TwiceTest.java", """
                    package com.acme;
                    import com.acme.it.Ldap;
                    class TwiceTest {
                        Ldap first = new Ldap();
                        Process second = Ldap.launch();
                    }
                    """);
            List<String> calls = List.of("new ProcessBuilder(");
            assertThat(places.callThrough("com.acme.LdapTest", calls).map(SourcePlace::name))
                    .contains("LdapTest.java:8");
            assertThat(places.callThrough("com.acme.TwiceTest", calls)).isEmpty();
            assertThat(places.callThrough("com.acme.it.Ldap", calls)).isEmpty();
        }

        @Test
        void aClassHasTheCallsOfThoseThatItExtends() throws IOException {
            write(root, "com/acme/base/LedgerTests.java", """
                    package com.acme.base;
                    public abstract class LedgerTests<T> {
                        Object open() { return DriverManager.getConnection("jdbc:x"); }
                        Object again() { return DriverManager.getConnection("jdbc:y"); }
                    }
                    """);
            write(root, "com/acme/OrdersTests.java", """
                    package com.acme;
                    import com.acme.base.LedgerTests;
                    @Tag("slow") abstract class OrdersTests<T extends Comparable<T>> extends LedgerTests<T> {}
                    """);
            write(root, "com/acme/NewOrdersTest.java", """
                    package com.acme;
                    class NewOrdersTest extends OrdersTests<String> implements Runnable {}
                    """);
            write(root, "com/acme/SelfTest.java", "package com.acme;\nclass SelfTest extends SelfTest {}\n");
            assertThat(places.type("com.acme.NewOrdersTest").map(SourcePlace::name))
                    .contains("LedgerTests.java:2");
            assertThat(places.type("com.acme.SelfTest").map(SourcePlace::name)).contains("SelfTest.java:2");
            List<String> calls = List.of("DriverManager.getConnection(");
            assertThat(places.call("com.acme.NewOrdersTest", calls, OptionalInt.of(4))
                            .map(SourcePlace::toString))
                    .contains("LedgerTests.java:3 and 1 more place");
            assertThat(places.call("com.acme.SelfTest", calls, OptionalInt.empty()))
                    .isEmpty();
        }

        @Test
        void ofSeveralCallsTheOthersAreCounted() {
            assertThat(places.call("com.acme.Probe", List.of("addHandler("), OptionalInt.empty())
                            .map(SourcePlace::toString))
                    .contains("Probe.java:15 and 1 more place");
        }
    }

    @Test
    void aLinkOutOfTheRootsIsNotFollowed() throws IOException {
        Path secret = Files.writeString(project.resolve("Secret.java"), "package com.acme;\nclass Secret {}\n");
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"));
        Files.createSymbolicLink(root.resolve("com/acme/Secret.java"), secret);
        assertThat(places.type("com.acme.Secret")).isEmpty();
    }
}

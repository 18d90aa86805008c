package io.github.membudget;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.membudget.model.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@AnalyzeClasses(packages = "io.github.membudget", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "io.github.membudget.";

    /**
     * The stages and features, in the order in which data runs through them, and who else may see each.
     * {@code run} wires them. Maven's own types come in at {@code mojo}, {@code maven}, {@code extension} and {@code surefire}.
     */
    private static final Map<String, List<String>> SEEN_BY = new LinkedHashMap<>();

    static {
        SEEN_BY.put("configure", List.of("plan", "surefire", "judge", "report", "run", "maven", "extension", "mojo"));
        SEEN_BY.put("plan", List.of("launch", "surefire", "report", "suggest", "run", "maven", "mojo"));
        SEEN_BY.put("schedule", List.of("launch", "surefire", "explain", "report", "run"));
        SEEN_BY.put(
                "launch",
                List.of(
                        "surefire",
                        "platform",
                        "observe",
                        "enforce",
                        "judge",
                        "investigate",
                        "explain",
                        "run",
                        "maven",
                        "mojo"));
        SEEN_BY.put("observe", List.of("platform", "enforce", "judge", "investigate", "run"));
        SEEN_BY.put("enforce", List.of("platform", "report", "run"));
        SEEN_BY.put("growth", List.of("judge", "investigate", "explain", "baseline", "report", "run"));
        SEEN_BY.put("judge", List.of("investigate", "explain", "report", "suggest", "run", "mojo"));
        SEEN_BY.put("investigate", List.of("explain", "run", "maven", "mojo"));
        SEEN_BY.put("source", List.of("explain", "report", "run", "maven", "mojo"));
        SEEN_BY.put("explain", List.of("report", "baseline", "run", "maven", "mojo"));
        SEEN_BY.put("suggest", List.of("report", "maven", "mojo"));
        SEEN_BY.put("report", List.of("baseline", "run", "maven", "mojo"));
        SEEN_BY.put("baseline", List.of("run", "maven", "mojo"));
        SEEN_BY.put("platform", List.of("run"));
        SEEN_BY.put("run", List.of("maven", "extension", "mojo"));
        SEEN_BY.put("surefire", List.of("maven", "extension", "mojo"));
        SEEN_BY.put("maven", List.of("extension", "mojo"));
        SEEN_BY.put("extension", List.of());
        SEEN_BY.put("mojo", List.of());
    }

    /** configure -> plan -> launch -> observe -> judge -> investigate -> explain -> report: nothing looks up the stream. */
    @ArchTest
    static void importsRunAgainstTheData(JavaClasses classes) {
        Architectures.LayeredArchitecture rule = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true);
        for (String layer : SEEN_BY.keySet()) {
            rule = rule.layer(layer).definedBy(BASE + layer + "..");
        }
        for (Map.Entry<String, List<String>> layer : SEEN_BY.entrySet()) {
            rule = layer.getValue().isEmpty()
                    ? rule.whereLayer(layer.getKey()).mayNotBeAccessedByAnyLayer()
                    : rule.whereLayer(layer.getKey())
                            .mayOnlyBeAccessedByLayers(layer.getValue().toArray(String[]::new));
        }
        rule.check(classes);
    }

    @ArchTest
    static final ArchRule NO_PACKAGES_NEED_EACH_OTHER =
            SlicesRuleDefinition.slices().matching(BASE + "(**)").should().beFreeOfCycles();

    /** A class that needs one which needs it in turn can only be understood, and changed, together with it. */
    @ArchTest
    static final ArchRule NO_CLASSES_NEED_EACH_OTHER = SlicesRuleDefinition.slices()
            .assignedFrom(new TopLevelClasses())
            .should()
            .beFreeOfCycles();

    private static final class TopLevelClasses implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getName().replaceFirst("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }

    @ArchTest
    static final ArchRule THE_MODEL_KNOWS_THE_JDK_AND_WHAT_THE_PROBE_MEASURES = classes()
            .that()
            .resideInAPackage(BASE + "model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", BASE + "model..", BASE + "probe.format..");

    /** It runs in users' test JVMs, beside JUnit Platform's launcher and nothing else. */
    @ArchTest
    static final ArchRule THE_PROBE_STANDS_ALONE = classes()
            .that()
            .resideInAPackage(BASE + "probe..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.management..",
                    "com.sun.management..",
                    "org.jspecify..",
                    "org.junit.platform..",
                    BASE + "probe..");

    @ArchTest
    static final ArchRule WHAT_THE_PROBE_SHARES_KNOWS_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage(BASE + "probe.format..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", BASE + "probe.format..");

    /** Only probe.format is in the plugin's jar. */
    @ArchTest
    static final ArchRule NOBODY_ELSE_KNOWS_THE_PROBE = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "probe..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "probe");

    @ArchTest
    static final ArchRule MAVEN_STAYS_AT_THE_EDGE = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "mojo..", BASE + "maven..", BASE + "extension..", BASE + "surefire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..");

    @ArchTest
    static final ArchRule ONLY_THE_PLATFORM_KNOWS_OSHI = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "platform..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("oshi..");

    @ArchTest
    static final ArchRule ONLY_REPORTS_AND_THE_RULE_BOOK_KNOW_GSON = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "report..", BASE + "baseline..")
            .and()
            .doNotHaveFullyQualifiedName(BASE + "investigate.diagnose.RuleBook")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.gson..");

    @ArchTest
    static final ArchRule ARCHIVES_OF_CLASSES_KNOW_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage(BASE + "archive..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", BASE + "archive..");

    @ArchTest
    static final ArchRule SUREFIRES_FORKS_ALONE_USE_ARCHIVES_OF_CLASSES = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "archive..", BASE + "surefire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "archive..");

    /** It runs in a JVM of its own, on a class path of its own. */
    @ArchTest
    static final ArchRule THE_HEAP_READER_STANDS_ALONE = classes()
            .that()
            .resideInAPackage(BASE + "investigate.dump..")
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.netbeans..",
                            BASE + "investigate.dump..",
                            BASE + "model.heap")
                    .or(JavaClass.Predicates.type(Bytes.class)));

    /** The heap reader's class path has nothing else. */
    @ArchTest
    static final ArchRule WHAT_HEAP_DUMPS_SHOW_KNOWS_THE_JDK_AND_BYTES_ALONE = classes()
            .that()
            .resideInAPackage(BASE + "model.heap")
            .should()
            .onlyDependOnClassesThat(
                    JavaClass.Predicates.resideInAnyPackage("java..", "org.jspecify..", BASE + "model.heap")
                            .or(JavaClass.Predicates.type(Bytes.class)));

    @ArchTest
    static final ArchRule THE_MODEL_DOES_NOT_KNOW_WHAT_HEAP_DUMPS_SHOW = noClasses()
            .that()
            .resideInAPackage(BASE + "model")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "model.heap");

    @ArchTest
    static final ArchRule NOBODY_ELSE_KNOWS_THE_HEAP_READER = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "investigate.dump..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.netbeans..", BASE + "investigate.dump..");

    /** It runs in a class loader of its own, beside its library. */
    @ArchTest
    static final ArchRule THE_POM_EDITOR_STANDS_ALONE = classes()
            .that()
            .resideInAPackage(BASE + "pom..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "eu.maveniverse..", BASE + "pom..");

    @ArchTest
    static final ArchRule NOBODY_ELSE_KNOWS_THE_POM_EDITOR = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "pom..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("eu.maveniverse..", BASE + "pom..");

    /** It runs in a class loader of its own, beside its libraries. */
    @ArchTest
    static final ArchRule THE_WRITER_OF_MANIFESTS_STANDS_ALONE = classes()
            .that()
            .resideInAPackage(BASE + "kubernetes..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.fabric8..", "tools.jackson..", BASE + "kubernetes..");

    @ArchTest
    static final ArchRule NOBODY_ELSE_KNOWS_THE_WRITER_OF_MANIFESTS = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "kubernetes..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8..", "tools.jackson..", BASE + "kubernetes..");

    /** The tap lives in Surefire's class realm, where of our jar's dependencies none is there. */
    @ArchTest
    static final ArchRule THE_TAP_NEEDS_NOTHING_BUT_SUREFIRE = classes()
            .that()
            .haveNameMatching(".*\\.surefire\\.Tap.*")
            .should()
            .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.apache.maven.project..",
                            "org.apache.maven.surefire..",
                            "org.apache.maven.plugin.surefire..",
                            BASE + "model..")
                    .or(HasName.Predicates.nameMatching(".*\\.surefire\\.Tap.*")));
}

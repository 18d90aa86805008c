package io.github.membudget;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

@AnalyzeClasses(packages = "io.github.membudget", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "io.github.membudget.";

    /** configure -> plan -> launch -> observe -> judge -> explain -> report: nothing looks up the stream. */
    @ArchTest
    static final ArchRule IMPORTS_RUN_AGAINST_THE_DATA = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("mojo")
            .definedBy(BASE + "mojo..")
            .layer("extension")
            .definedBy(BASE + "extension..")
            .layer("surefire")
            .definedBy(BASE + "surefire..")
            .layer("run")
            .definedBy(BASE + "run..")
            .layer("platform")
            .definedBy(BASE + "platform..")
            .layer("report")
            .definedBy(BASE + "report..")
            .layer("explain")
            .definedBy(BASE + "explain..")
            .layer("suggest")
            .definedBy(BASE + "suggest..")
            .layer("judge")
            .definedBy(BASE + "judge..")
            .layer("observe")
            .definedBy(BASE + "observe..")
            .layer("launch")
            .definedBy(BASE + "launch..")
            .layer("plan")
            .definedBy(BASE + "plan..")
            .layer("configure")
            .definedBy(BASE + "configure..")
            .layer("model")
            .definedBy(BASE + "model..")
            .whereLayer("mojo")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("extension")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("mojo", "extension")
            .whereLayer("platform")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("mojo", "run")
            .whereLayer("explain")
            .mayOnlyBeAccessedByLayers("mojo", "run", "report")
            .whereLayer("suggest")
            .mayOnlyBeAccessedByLayers("mojo", "report")
            .whereLayer("judge")
            .mayOnlyBeAccessedByLayers("mojo", "run", "report", "explain", "suggest")
            .whereLayer("observe")
            .mayOnlyBeAccessedByLayers("platform", "run", "report", "explain", "judge")
            .whereLayer("launch")
            .mayOnlyBeAccessedByLayers("mojo", "surefire", "platform", "run", "report", "explain", "judge", "observe")
            .whereLayer("surefire")
            .mayOnlyBeAccessedByLayers("mojo", "extension");

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
            .resideOutsideOfPackages(BASE + "mojo..", BASE + "extension..", BASE + "surefire..")
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
            .resideOutsideOfPackage(BASE + "report..")
            .and()
            .doNotHaveFullyQualifiedName(BASE + "explain.RuleBook")
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
            .resideInAPackage(BASE + "heap..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.netbeans..", BASE + "heap..");

    @ArchTest
    static final ArchRule NOBODY_ELSE_KNOWS_THE_HEAP_READER = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "heap..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.netbeans..", BASE + "heap..");

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
                    .or(JavaClass.Predicates.simpleNameStartingWith("Tap")));
}

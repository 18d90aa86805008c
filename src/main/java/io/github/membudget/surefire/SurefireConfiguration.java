package io.github.membudget.surefire;

import io.github.membudget.plan.Ties;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** What of the user's Surefire configuration the plan depends on. */
public final class SurefireConfiguration {
    private final SurefireKind kind;
    private final MojoConfiguration configuration;
    private final SurefireClasses classes;

    SurefireConfiguration(SurefireKind kind, MojoConfiguration configuration, SurefireClasses classes) {
        this.kind = kind;
        this.configuration = configuration;
        this.classes = classes;
    }

    /** As written: {@code 2}, {@code 1C} per core; 0 means that tests run in Maven's own JVM. */
    public int forkCount() {
        return forkCount(configuration);
    }

    static int forkCount(MojoConfiguration configuration) {
        String text = configuration.text("forkCount").orElse("1").trim();
        try {
            if (text.endsWith("C")) {
                double perCore = Double.parseDouble(text.substring(0, text.length() - 1));
                return perCore == 0
                        ? 0
                        : Math.max(1, (int) (perCore * Runtime.getRuntime().availableProcessors()));
            }
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            // Surefire will say what is wrong with it.
            return 1;
        }
    }

    /** TestNG suite files choose the tests themselves, so that patterns can't divide them. */
    public boolean hasSuiteFiles() {
        return !configuration.list("suiteXmlFiles").isEmpty();
    }

    /** As the user wrote them. */
    public List<String> suiteFiles() {
        return configuration.list("suiteXmlFiles");
    }

    public Collection<String> allClasses() throws MojoExecutionException {
        return classes.all();
    }

    public Collection<String> selectedClasses() throws MojoExecutionException {
        return classes.selected();
    }

    /** Which of its classes have to run together. */
    public Ties ties() throws MojoExecutionException {
        return classes.ties();
    }

    public SurefireClasses patterns() {
        return classes;
    }

    public boolean rerunsFailingTests() {
        return configuration.number("rerunFailingTestsCount") > 0;
    }

    public Optional<String> reportsDirectory() {
        return configuration.text("reportsDirectory");
    }

    /** A run without tests is no failure. */
    static void passWithoutTests(MojoConfiguration run) {
        run.set("failIfNoTests", "false");
        run.set("failIfNoSpecifiedTests", "false");
    }

    /** Surefire's own failure for a run without tests, where the user's configuration asks for it. */
    Optional<Exception> failureWithoutTests() {
        Optional<String> test = classes.test();
        if (test.isPresent() && configuration.flag("failIfNoSpecifiedTests")) {
            return Optional.of(new MojoFailureException("No tests matching pattern \"" + test.get()
                    + "\" were executed! (Set -D" + kind.shortName()
                    + ".failIfNoSpecifiedTests=false to ignore this error.)"));
        }
        if (test.isEmpty() && configuration.flag("failIfNoTests")) {
            return Optional.of(new MojoFailureException(
                    "No tests were executed!  (Set -DfailIfNoTests=false to ignore this error.)"));
        }
        return Optional.empty();
    }
}

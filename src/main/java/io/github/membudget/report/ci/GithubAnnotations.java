package io.github.membudget.report.ci;

import io.github.membudget.explain.LeakText;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Leak;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Report;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import io.github.membudget.report.CutShort;
import io.github.membudget.report.PlainText;
import io.github.membudget.source.SourceLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Breaches, and modules that died, as GitHub's workflow commands, which it shows at the source line of the test that ran. */
public final class GithubAnnotations {
    private static final int LONGEST_LINE = 1000;
    /** GitHub shows ten errors of a step and drops the rest. */
    private static final int MOST = 10;

    private static final int MOST_RUNNING = 5;

    private final Path workspace;
    private final Function<String, List<Path>> testSources;

    /**
     * @param workspace the checked-out repository, to which places are relative
     * @param testSources source roots of a project, {@code groupId:artifactId}
     */
    public GithubAnnotations(Path workspace, Function<String, List<Path>> testSources) {
        this.workspace = workspace.toAbsolutePath().normalize();
        this.testSources = testSources;
    }

    public List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        report.breaches().stream()
                .filter(breach -> breach.scope() == Breach.Scope.SUITE)
                .forEach(breach -> lines.add(command("error", "", breach)));
        for (ModuleResult module : report.modules()) {
            for (Breach breach : module.breaches()) {
                String kind = module.onBreach() == OnBreach.WARN ? "warning" : "error";
                lines.add(command(kind, place(module, test(module, breach)), breach));
            }
            for (List<Leak> left : LeakText.byClass(module.leaks().leaks())) {
                lines.add(leaks(module, left));
            }
            if (CutShort.is(module)) {
                lines.add(cutShort(module));
            }
        }
        return lines.stream().limit(MOST).toList();
    }

    /** At the test that ran when the JVM ended, where one did. */
    private String cutShort(ModuleResult module) {
        List<TestId> running = module.facts().tests().stream()
                .filter(test -> test.status() == TestStatus.UNFINISHED)
                .map(test -> test.id())
                .toList();
        String text = running.isEmpty()
                ? "No test ran when its JVM ended."
                : "When its JVM ended there ran: "
                        + running.stream()
                                .limit(MOST_RUNNING)
                                .map(test -> PlainText.shortened(test.shortName(), LONGEST_LINE))
                                .collect(Collectors.joining(", "))
                        + (running.size() > MOST_RUNNING ? " and " + (running.size() - MOST_RUNNING) + " more" : "")
                        + ".";
        String place = place(module, running.stream().findFirst());
        return "::error " + place + "title=" + property("Memory: " + CutShort.sentence(module)) + "::" + data(text);
    }

    /** At the class that left them. */
    private String leaks(ModuleResult module, List<Leak> left) {
        Optional<TestId> owner =
                left.get(0).className().map(name -> new TestId(name, Optional.empty(), Optional.empty()));
        return command(
                module.onBreach() == OnBreach.WARN ? "warning" : "error",
                place(module, owner),
                "Leak: " + owner.map(TestId::shortName).orElse(module.name()),
                LeakText.ofOneClass(left));
    }

    private String place(ModuleResult module, Optional<TestId> test) {
        return test.flatMap(id -> SourceLines.find(id, testSources.apply(module.project())))
                .flatMap(this::place)
                .orElse("");
    }

    /** The breaching test itself, or the first that ran at the module's peak. */
    private static Optional<TestId> test(ModuleResult module, Breach breach) {
        if (breach.scope() == Breach.Scope.MODULE) {
            return module.facts().duringPeak().stream().findFirst();
        }
        return module.facts().tests().stream()
                .map(test -> test.id())
                .filter(id -> id.shortName().equals(breach.name()))
                .findFirst();
    }

    /** Empty for a file outside the repository, which GitHub can't show. */
    private Optional<String> place(SourceLines.SourceLine place) {
        Path file = place.file().toAbsolutePath().normalize();
        if (!file.startsWith(workspace)) {
            return Optional.empty();
        }
        String path = workspace.relativize(file).toString().replace('\\', '/');
        String line = place.line().isPresent() ? ",line=" + place.line().getAsInt() : "";
        return Optional.of("file=" + property(path) + line + ",");
    }

    private static String command(String kind, String place, Breach breach) {
        return command(kind, place, "Memory ceiling passed: " + breach.name(), breach.message());
    }

    private static String command(String kind, String place, String title, String message) {
        String text = message.lines()
                .map(line -> PlainText.shortened(line, LONGEST_LINE))
                .collect(Collectors.joining("\n"));
        return "::" + kind + " " + place + "title=" + property(PlainText.shortened(title, LONGEST_LINE)) + "::"
                + data(text);
    }

    /** As the runner's toolkit escapes. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

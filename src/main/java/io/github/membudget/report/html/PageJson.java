package io.github.membudget.report.html;

import static io.github.membudget.report.json.JsonFields.bytes;
import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.Finding;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Report;
import io.github.membudget.model.TimelinePoint;
import io.github.membudget.report.json.ModulesJson;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A report as its page draws it: what report.json says, closer packed. Memory of tests and of points in time is in KiB, all other in
 * bytes; times are milliseconds since the session started.
 */
final class PageJson {
    private static final int MOST_FINDINGS = 200;
    /** Of all forks' timelines together: what a page of 3 MB has room for. */
    private static final int MOST_POINTS = 30_000;

    private static final int FEWEST_POINTS = 40;

    private final JsonWriter json;
    private final Report report;

    private PageJson(JsonWriter json, Report report) {
        this.json = json;
        this.report = report;
    }

    /** @param pages addresses of projects' own pages, by project; empty on such a page itself */
    static String of(Report report, Map<String, String> pages) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            // Without <, > and &, so that no name ends the script element it stands in.
            json.setHtmlSafe(true);
            new PageJson(json, report).write(pages);
        }
        return text.toString();
    }

    private void write(Map<String, String> pages) throws IOException {
        json.beginObject();
        json.name("durationMillis").value(report.durationMillis());
        suite();
        json.name("modules").beginArray();
        PageModules modules = new PageModules(json);
        int points = pointsOfAFork();
        for (ModuleResult module : report.modules()) {
            json.beginObject();
            modules.write(module);
            String page = pages.get(module.project());
            if (page != null) {
                json.name("page").value(page);
            }
            forks(module.facts().forks(), points);
            json.endObject();
        }
        json.endArray();
        new PageTests(json).write(report.modules());
        PageFindings page = new PageFindings(json);
        json.name("findings").beginArray();
        for (Finding finding : report.findings()
                .subList(0, Math.min(MOST_FINDINGS, report.findings().size()))) {
            page.finding(finding);
        }
        json.endArray();
        page.investigations(report);
        json.name("moreFindings").value(Math.max(0, report.findings().size() - MOST_FINDINGS));
        json.endObject();
    }

    private void suite() throws IOException {
        json.name("suite").beginObject();
        json.name("ceiling").value(report.suite().ceiling().value());
        json.name("metric").value(word(report.suite().metric()));
        if (report.suite().peak().isPresent()) {
            bytes(json, "peak", report.suite().peak().get().of(report.suite().metric()));
            json.name("peakRss").value(report.suite().peak().get().rss().value());
            json.name("source")
                    .value(ModulesJson.source(
                            report.suite().peak().get(), report.suite().metric()));
            json.name("at").value(report.suite().peak().get().atMillis());
            json.name("samples").value(report.suite().peak().get().samples());
        }
        json.name("verdict").value(word(report.suite().verdict()));
        json.endObject();
    }

    private int pointsOfAFork() {
        int forks = report.modules().stream()
                .mapToInt(module -> module.facts().forks().size())
                .sum();
        return Math.max(FEWEST_POINTS, MOST_POINTS / Math.max(1, forks));
    }

    private void forks(List<ForkFacts> forks, int points) throws IOException {
        json.name("forks").beginArray();
        for (ForkFacts fork : forks) {
            json.beginObject();
            if (fork.number().isPresent()) {
                json.name("number").value(fork.number().getAsInt());
            }
            if (fork.generation().isPresent()) {
                json.name("generation").value(fork.generation().getAsInt());
            }
            json.name("pid").value(fork.pid());
            json.name("start")
                    .value(Duration.between(report.startedAt(), fork.startedAt())
                            .toMillis());
            json.name("millis").value(fork.durationMillis());
            if (fork.peak().isPresent()) {
                json.name("peak").value(fork.peak().get().rss().value());
                json.name("source").value(word(fork.peak().get().source()));
            }
            bytes(json, "children", fork.childPeak());
            if (fork.exitCode().isPresent()) {
                json.name("exit").value(fork.exitCode().getAsInt());
            }
            timeline(fork.timeline(), points);
            json.endObject();
        }
        json.endArray();
    }

    /** Times as steps from one point to the next; where there are too many, the highest of each so many neighbours. */
    private void timeline(List<TimelinePoint> timeline, int most) throws IOException {
        int group = (timeline.size() + most - 1) / most;
        if (group > 1) {
            json.name("of").value(timeline.size());
        }
        json.name("line").beginArray();
        long before = 0;
        for (int from = 0; from < timeline.size(); from += Math.max(1, group)) {
            TimelinePoint highest = timeline.get(from);
            for (int i = from + 1; i < Math.min(timeline.size(), from + group); i++) {
                highest = timeline.get(i).rssBytes() > highest.rssBytes() ? timeline.get(i) : highest;
            }
            json.value(highest.atMillis() - before).value(PageValues.kib(highest.rssBytes()));
            before = highest.atMillis();
        }
        json.endArray();
    }
}

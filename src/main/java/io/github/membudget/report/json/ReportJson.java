package io.github.membudget.report.json;

import static io.github.membudget.report.json.JsonFields.bytes;
import static io.github.membudget.report.json.JsonFields.wellFormed;
import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import io.github.membudget.explain.ExhibitText;
import io.github.membudget.explain.LeakText;
import io.github.membudget.growth.SuiteContributions;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Host;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.KeptDump;
import io.github.membudget.model.Leak;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.MavenMemory;
import io.github.membudget.model.MemoryAtEnd;
import io.github.membudget.model.Report;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.SuiteGrowth;
import io.github.membudget.model.SuiteResult;
import io.github.membudget.report.TextFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes {@code report.json} and {@code suite.json}, format {@code membudget-report/1}. */
public final class ReportJson {
    /** Where the JSON Schema stands in this jar. */
    public static final String SCHEMA = "/io/github/membudget/report/membudget-report-1.schema.json";

    static final String FORMAT = "membudget-report/1";

    private final JsonWriter json;

    private ReportJson(JsonWriter json) {
        this.json = json;
    }

    /**
     * Replaces the file as a whole, so that a reader never sees half of it.
     *
     * @throws IOException if it cannot be written, or if it or its directory is a link that could lead elsewhere
     */
    public static void write(Report report, Path file) throws IOException {
        TextFile.replace(file, out -> write(report, out));
    }

    /** Writes UTF-8 and closes the stream. */
    public static void write(Report report, OutputStream out) throws IOException {
        try (JsonWriter json =
                new JsonWriter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)))) {
            json.setFormattingStyle(FormattingStyle.PRETTY);
            new ReportJson(json).report(report);
        }
    }

    private void report(Report report) throws IOException {
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("plugin").beginObject();
        json.name("version").value(report.pluginVersion());
        if (!report.surefireVersions().isEmpty()) {
            json.name("surefire").value(String.join(", ", report.surefireVersions()));
        }
        json.endObject();
        host(report.host());
        json.name("startedAt").value(report.startedAt().toString());
        json.name("durationMillis").value(report.durationMillis());
        json.name("verdict").value(word(report.verdict()));
        suite(report);
        if (report.shard().isPresent()) {
            new ShardJson(json).write(report.shard().get());
        }
        new ModulesJson(json).write(report.modules());
        json.name("breaches").beginArray();
        for (Breach breach : report.breaches()) {
            breach(breach);
        }
        json.endArray();
        leaks(report.leaks());
        json.name("findings").beginArray();
        for (Finding finding : report.findings()) {
            finding(finding);
        }
        json.endArray();
        if (report.investigated().stream().anyMatch(module -> !module.live().isEmpty())) {
            liveSets(report.investigated());
        }
        new IsolationJson(json).write(report.investigated());
        if (report.comparison().isPresent()) {
            json.name("baseline");
            new ComparisonJson(json).write(report.comparison().get());
        }
        json.endObject();
    }

    /** What impacts rest on: the first and the last look into each fork. */
    private void liveSets(List<Investigated> modules) throws IOException {
        json.name("liveSets").beginArray();
        for (Investigated module : modules) {
            for (LiveSet set : module.live()) {
                json.beginObject();
                json.name("project").value(module.project());
                json.name("module").value(wellFormed(module.module()));
                json.name("pid").value(set.pid());
                json.name("looks").value(set.snapshots().size());
                if (!set.snapshots().isEmpty()) {
                    look("first", set.snapshots().get(0));
                    look("last", set.snapshots().get(set.snapshots().size() - 1));
                }
                new RoundsJson(json).write(set.rounds());
                for (KeptDump dump : module.dumps()) {
                    if (dump.pid() == set.pid()) {
                        json.name("heapDump").beginObject();
                        json.name("file").value(wellFormed(dump.file().toString()));
                        json.name("redacted").value(dump.redacted());
                        json.endObject();
                    }
                }
                for (MemoryAtEnd memory : module.memory()) {
                    if (memory.pid() == set.pid()) {
                        memory(memory);
                    }
                }
                json.endObject();
            }
        }
        json.endArray();
    }

    private void memory(MemoryAtEnd memory) throws IOException {
        json.name("memoryAtEnd").beginObject();
        json.name("rssBytes").value(memory.rss().value());
        json.name("parts").beginArray();
        for (MemoryAtEnd.Part part : memory.parts()) {
            json.beginObject();
            json.name("kind").value(word(part.kind()).replace('_', '-'));
            json.name("bytes").value(part.bytes().value());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void look(String name, LiveSet.HeapSnapshot snapshot) throws IOException {
        json.name(name).beginObject();
        if (!snapshot.className().isEmpty()) {
            json.name("class").value(wellFormed(snapshot.className()));
        }
        json.name("liveBytes").value(snapshot.live().value());
        bytes(json, "besideHeapBytes", snapshot.offHeap());
        json.endObject();
    }

    private void host(Host host) throws IOException {
        json.name("host").beginObject();
        json.name("os").value(host.os());
        json.name("cpus").value(host.cpus());
        json.name("memoryBytes").value(host.memory().value());
        bytes(json, "availableBytes", host.available());
        json.name("cgroup").value(host.cgroup());
        json.name("java").value(host.java());
        json.name("maven").value(host.maven());
        json.endObject();
    }

    private void suite(Report report) throws IOException {
        SuiteResult suite = report.suite();
        json.name("suite").beginObject();
        json.name("ceilingBytes").value(suite.ceiling().value());
        json.name("metric").value(word(suite.metric()));
        if (suite.peak().isPresent()) {
            bytes(json, "peakBytes", suite.peak().get().of(suite.metric()));
            json.name("peakRssBytes").value(suite.peak().get().rss().value());
            bytes(json, "peakPssBytes", suite.peak().get().pss());
            json.name("peakSource").value(ModulesJson.source(suite.peak().get(), suite.metric()));
            json.name("peakAtMillis").value(suite.peak().get().atMillis());
        }
        json.name("verdict").value(word(suite.verdict()));
        json.name("onBreach").value(word(suite.onBreach()));
        if (suite.maven().isPresent()) {
            maven(suite.maven().get());
        }
        Optional<SuiteGrowth> growth = SuiteContributions.of(report.modules());
        if (growth.isPresent()) {
            json.name("growth");
            new GrowthJson(json).write(growth.get());
        }
        json.endObject();
    }

    private void maven(MavenMemory maven) throws IOException {
        json.name("maven").beginObject();
        json.name("rssBytes").value(maven.rss().value());
        json.name("peakRssBytes").value(maven.peakRss().value());
        json.name("source").value(word(maven.source()));
        json.name("maxHeapBytes").value(maven.maxHeap().value());
        json.name("counted").value(maven.counted());
        json.endObject();
    }

    private void breach(Breach breach) throws IOException {
        json.beginObject();
        json.name("kind").value(word(breach.kind()));
        json.name("scope").value(word(breach.scope()));
        if (!breach.project().isEmpty()) {
            json.name("project").value(breach.project());
        }
        json.name("name").value(wellFormed(breach.name()));
        json.name("ceilingBytes").value(breach.ceiling().value());
        json.name("observedBytes").value(breach.observed().value());
        json.name("overBytes").value(breach.over().value());
        json.name("atMillis").value(breach.atMillis());
        strings("during", breach.during());
        json.name("message").value(wellFormed(breach.message()));
        json.endObject();
    }

    /** Left out where nobody asked for any: most suites have no policy. */
    private void leaks(List<Leak> leaks) throws IOException {
        if (leaks.isEmpty()) {
            return;
        }
        json.name("leaks").beginArray();
        for (Leak leak : leaks) {
            json.beginObject();
            json.name("project").value(leak.project());
            json.name("module").value(wellFormed(leak.module()));
            if (leak.className().isPresent()) {
                json.name("class").value(wellFormed(leak.className().get()));
            }
            json.name("kind").value(leak.kind().word());
            json.name("name").value(wellFormed(leak.name()));
            json.name("detail").value(wellFormed(leak.detail()));
            if (leak.test().isPresent()) {
                json.name("firstSeenAfter").value(wellFormed(leak.test().get()));
            }
            json.name("message").value(wellFormed(LeakText.sentence(List.of(leak)) + ": " + LeakText.one(leak)));
            json.endObject();
        }
        json.endArray();
    }

    private void finding(Finding finding) throws IOException {
        json.beginObject();
        json.name("id").value(finding.id());
        json.name("kind").value(finding.kind());
        json.name("severity").value(word(finding.severity()));
        json.name("headline").value(wellFormed(finding.headline()));
        bytes(json, "impactBytes", finding.impact().map(Finding.Impact::bytes));
        if (finding.impact().isPresent()) {
            json.name("impactSource").value(finding.impact().get().source());
        }
        if (finding.place().isPresent()) {
            place(finding.place().get());
        }
        strings("where", finding.where());
        strings("packages", finding.packages());
        strings("evidence", ExhibitText.plain(finding.evidence()));
        json.name("fix").value(wellFormed(finding.fix()));
        if (finding.advice().isPresent()) {
            advice(finding.advice().get());
        }
        if (finding.byRound().isPresent()) {
            new RoundsJson(json).write(finding.byRound().get());
        }
        json.endObject();
    }

    private void place(SourcePlace place) throws IOException {
        json.name("place").beginObject();
        json.name("name").value(wellFormed(place.name()));
        if (place.excerpt().isPresent()) {
            SourcePlace.Excerpt excerpt = place.excerpt().get();
            json.name("file").value(wellFormed(excerpt.file()));
            json.name("line").value(excerpt.line());
            json.name("firstLine").value(excerpt.from());
            strings("excerpt", excerpt.lines());
        }
        json.endObject();
    }

    private void advice(Finding.Advice advice) throws IOException {
        json.name("cause").value(wellFormed(advice.cause()));
        json.name("cost").value(wellFormed(advice.cost()));
        json.name("before").value(wellFormed(advice.before()));
        json.name("after").value(wellFormed(advice.after()));
        json.name("link").value(wellFormed(advice.link()));
        json.name("effort").value(wellFormed(advice.effort()));
    }

    private void strings(String name, Iterable<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(wellFormed(value));
        }
        json.endArray();
    }
}

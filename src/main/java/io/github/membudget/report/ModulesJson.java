package io.github.membudget.report;

import static io.github.membudget.report.ReportJson.bytes;
import static io.github.membudget.report.ReportJson.wellFormed;
import static io.github.membudget.report.ReportJson.word;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TimelinePoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The {@code modules} of the report. */
final class ModulesJson {
    private final JsonGenerator json;

    ModulesJson(JsonGenerator json) {
        this.json = json;
    }

    void write(List<ModuleResult> modules) throws IOException {
        json.writeArrayFieldStart("modules");
        for (ModuleResult module : modules) {
            module(module);
        }
        json.writeEndArray();
    }

    private void module(ModuleResult module) throws IOException {
        json.writeStartObject();
        json.writeStringField("project", module.project());
        json.writeStringField("execution", module.execution());
        json.writeStringField("name", wellFormed(module.name()));
        json.writeStringField("verdict", word(module.verdict()));
        json.writeStringField("onBreach", word(module.onBreach()));
        bytes(json, "ceilingBytes", module.ceiling());
        bytes(json, "heapBytes", module.heap());
        json.writeStringField("enforcement", module.enforcement());
        if (module.facts().peak().isPresent()) {
            peak(module.facts().peak().get());
        }
        json.writeStringField("outcome", module.outcome().label());
        if (module.exitCode().isPresent()) {
            json.writeNumberField("exitCode", module.exitCode().getAsInt());
        }
        json.writeNumberField("durationMillis", module.facts().durationMillis());
        json.writeObjectFieldStart("tests");
        json.writeNumberField("run", module.tests().run());
        json.writeNumberField("failures", module.tests().failures());
        json.writeNumberField("errors", module.tests().errors());
        json.writeNumberField("skipped", module.tests().skipped());
        json.writeEndObject();
        json.writeArrayFieldStart("forks");
        for (ForkFacts fork : module.facts().forks()) {
            fork(fork);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("testCases");
        for (TestFacts test : module.facts().tests()) {
            test(test);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("gaps");
        for (String gap : module.facts().gaps()) {
            json.writeString(wellFormed(gap));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void peak(Peak peak) throws IOException {
        json.writeObjectFieldStart("peak");
        json.writeNumberField("rssBytes", peak.rss().value());
        bytes(json, "pssBytes", peak.pss());
        bytes(json, "privateBytes", peak.privateMemory());
        json.writeStringField("source", source(peak, Metric.RSS));
        json.writeNumberField("atMillis", peak.atMillis());
        json.writeNumberField("samples", peak.samples());
        json.writeEndObject();
    }

    /** Only RSS has a mark of the kernel's; the other figures are samples. */
    static String source(Peak peak, Metric metric) {
        return word(metric == Metric.RSS ? peak.source() : PeakSource.SAMPLED);
    }

    private void fork(ForkFacts fork) throws IOException {
        json.writeStartObject();
        if (fork.number().isPresent()) {
            json.writeNumberField("number", fork.number().getAsInt());
        }
        json.writeNumberField("pid", fork.pid());
        json.writeStringField("startedAt", fork.startedAt().toString());
        json.writeNumberField("durationMillis", fork.durationMillis());
        bytes(json, "peakRssBytes", fork.peak().map(Peak::rss));
        if (fork.peak().isPresent()) {
            json.writeStringField("peakSource", source(fork.peak().get(), Metric.RSS));
        }
        bytes(json, "childPeakRssBytes", fork.childPeak());
        if (fork.exitCode().isPresent()) {
            json.writeNumberField("exitCode", fork.exitCode().getAsInt());
        }
        json.writeArrayFieldStart("timeline");
        for (TimelinePoint point : fork.timeline()) {
            json.writeArray(new long[] {point.atMillis(), point.rssBytes()}, 0, 2);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void test(TestFacts test) throws IOException {
        json.writeStartObject();
        json.writeStringField("class", wellFormed(test.id().className()));
        if (test.id().method().isPresent()) {
            json.writeStringField("method", wellFormed(test.id().method().get()));
        }
        if (test.id().displayName().isPresent()) {
            json.writeStringField(
                    "displayName", wellFormed(test.id().displayName().get()));
        }
        json.writeNumberField("fork", test.fork());
        json.writeNumberField("startMillis", test.startMillis());
        json.writeNumberField("durationMillis", test.durationMillis());
        json.writeStringField("status", word(test.status()));
        bytes(json, "peakRssBytes", test.peakRss());
        bytes(json, "peakGrowthBytes", test.peakGrowth());
        Optional<Long> growth = test.growth();
        if (growth.isPresent()) {
            json.writeNumberField("growthBytes", growth.get());
        }
        json.writeStringField("attribution", word(test.attribution()));
        json.writeEndObject();
    }
}

package io.github.membudget.report.html;

import static io.github.membudget.report.json.JsonFields.bytes;
import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.explain.GrowthText;
import io.github.membudget.explain.SuiteText;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.GarbageCollections;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.GrowthPattern.Contribution;
import io.github.membudget.model.InFork;
import io.github.membudget.model.LeftProcess;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Peak;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.report.PageText;
import io.github.membudget.report.Percent;
import io.github.membudget.report.ShownVerdict;
import io.github.membudget.report.console.CpuWords;
import io.github.membudget.report.console.JvmText;
import io.github.membudget.report.json.ModulesJson;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A page's modules without their forks and tests. */
final class PageModules {
    static final int LONGEST_NAME = 300;
    private static final int LONGEST_DETAIL = 600;
    private static final int MOST_LEFT = 100;
    /** Of all modules together. */
    private static final int MOST_LEFT_IN_ALL = 1000;

    private static final int MOST_PARTS = 10;
    private static final int MOST_DURING = 20;
    private static final int MOST_SEEN = 200;
    private static final Map<String, ForkFigure> AT_PEAK = Map.of(
            "heap", ForkFigure.HEAP_AFTER_COLLECTION,
            "direct", ForkFigure.DIRECT_BUFFERS,
            "mapped", ForkFigure.MAPPED_BUFFERS,
            "metaspace", ForkFigure.METASPACE,
            "children", ForkFigure.CHILD_PROCESSES_RSS);

    private final JsonWriter json;
    private int leftSoFar;

    PageModules(JsonWriter json) {
        this.json = json;
    }

    void write(ModuleResult module) throws IOException {
        json.name("project").value(PageText.of(module.project()));
        json.name("execution").value(PageText.of(module.execution()));
        json.name("name").value(PageText.shortened(module.name(), LONGEST_NAME));
        json.name("verdict").value(ShownVerdict.of(module).word());
        json.name("outcome").value(module.outcome().label());
        json.name("onBreach").value(word(module.onBreach()));
        json.name("metric").value(word(module.metric()));
        json.name("enforcement").value(module.holding().enforcement());
        bytes(json, "ceiling", module.ceiling());
        bytes(json, "xmx", module.heap());
        if (module.facts().jvm().isPresent()) {
            json.name("jvm")
                    .value(PageValues.words(JvmText.of(module.facts().jvm().get())));
        }
        bytes(json, "limit", module.holding().limit());
        bytes(json, "groupPeak", module.holding().groupPeak());
        if (module.exitCode().isPresent()) {
            json.name("exit").value(module.exitCode().getAsInt());
        }
        if (module.earlier().isPresent()) {
            json.name("first")
                    .value(PageValues.words(SuiteText.firstRun(module.earlier().get())));
        }
        json.name("start").value(module.facts().startMillis());
        json.name("millis").value(module.facts().durationMillis());
        json.name("run").value(module.tests().run());
        json.name("failed").value(module.tests().failures() + module.tests().errors());
        json.name("skipped").value(module.tests().skipped());
        if (module.facts().peak().isPresent()) {
            peak(module, module.facts().peak().get());
        }
        if (module.facts().collections().isPresent()) {
            collections(module.facts().collections().get());
        }
        if (module.facts().cpu().isPresent()) {
            json.name("cpu").value(CpuWords.of(module.facts().cpu().get()));
        }
        left(module);
        growth(module);
        json.name("gaps").beginArray();
        for (String gap : module.facts().gaps()) {
            json.value(PageValues.words(gap));
        }
        json.endArray();
    }

    /** Neighbours are put together where there are many: a mark for each would be a black beam. */
    private void collections(GarbageCollections collections) throws IOException {
        json.name("gc").beginObject();
        json.name("count").value(collections.count());
        json.name("full").value(collections.full());
        json.name("pause").value(collections.pauseMillis());
        json.name("seen").beginArray();
        List<GarbageCollections.CollectionsAt> seen = collections.seen();
        int together = (seen.size() + MOST_SEEN - 1) / MOST_SEEN;
        for (int i = 0; i < seen.size(); i += together) {
            List<GarbageCollections.CollectionsAt> one = seen.subList(i, Math.min(seen.size(), i + together));
            json.beginArray();
            json.value(one.get(0).atMillis());
            json.value(one.stream()
                    .mapToLong(GarbageCollections.CollectionsAt::full)
                    .sum());
            json.endArray();
        }
        json.endArray();
        json.endObject();
    }

    private void peak(ModuleResult module, Peak peak) throws IOException {
        Optional<Bytes> judged = peak.of(module.metric());
        bytes(json, "peak", judged);
        if (judged.isPresent() && module.ceiling().isPresent()) {
            json.name("used").value(Percent.of(judged.get(), module.ceiling().get()));
        }
        json.name("rss").value(peak.rss().value());
        bytes(json, "pss", peak.pss());
        bytes(json, "private", peak.privateMemory());
        json.name("source").value(ModulesJson.source(peak, Metric.RSS));
        json.name("at").value(peak.atMillis());
        json.name("samples").value(peak.samples());
        json.name("during").beginArray();
        List<TestId> during = module.facts().duringPeak();
        for (TestId test : during.subList(0, Math.min(MOST_DURING, during.size()))) {
            json.value(PageText.shortened(test.shortName(), LONGEST_NAME));
        }
        json.endArray();
        atPeak(module, peak);
    }

    /** What the fork itself noted nearest to the peak: at the end of a test that ran then. */
    private void atPeak(ModuleResult module, Peak peak) throws IOException {
        Set<TestId> ids = new HashSet<>(module.facts().duringPeak());
        Optional<TestFacts> test = module.facts().tests().stream()
                .filter(candidate -> candidate.inFork().isPresent() && ids.contains(candidate.id()))
                .filter(candidate -> candidate.startMillis() <= peak.atMillis())
                .max(Comparator.comparing(candidate -> candidate.peakRss().orElse(Bytes.ZERO)));
        if (test.isEmpty()) {
            return;
        }
        InFork noted = test.get().inFork().orElseThrow();
        json.name("atPeak").beginObject();
        json.name("test").value(PageText.shortened(test.get().id().shortName(), LONGEST_NAME));
        for (Map.Entry<String, ForkFigure> figure : AT_PEAK.entrySet()) {
            bytes(json, figure.getKey(), noted.bytes(figure.getValue()));
        }
        count("threads", noted, ForkFigure.THREADS);
        count("loadedClasses", noted, ForkFigure.LOADED_CLASSES);
        count("openFiles", noted, ForkFigure.OPEN_FILES);
        count("childProcesses", noted, ForkFigure.CHILD_PROCESSES);
        json.endObject();
    }

    private void count(String name, InFork noted, ForkFigure figure) throws IOException {
        if (noted.count(figure).isPresent()) {
            json.name(name).value(noted.count(figure).getAsLong());
        }
    }

    private void left(ModuleResult module) throws IOException {
        int most = Math.min(MOST_LEFT, MOST_LEFT_IN_ALL - leftSoFar);
        int told = 0;
        int all = 0;
        json.name("left").beginArray();
        for (ClassFacts facts : module.facts().classes()) {
            for (ClassFacts.Left left : facts.left()) {
                all++;
                if (told < most) {
                    told++;
                    json.beginArray();
                    json.value(PageText.shortened(facts.className(), LONGEST_NAME));
                    json.value(left.kind().word().replace('-', ' '));
                    json.value(PageText.shortened(left.detail(), LONGEST_DETAIL));
                    json.value(left.shared() ? 1 : 0);
                    json.endArray();
                }
            }
        }
        json.endArray();
        leftSoFar += told;
        json.name("moreLeft").value(all - told);
        json.name("processes").beginArray();
        for (LeftProcess process : module.left()) {
            json.beginObject();
            json.name("pid").value(process.pid());
            json.name("command").value(PageText.shortened(process.command(), LONGEST_DETAIL));
            bytes(json, "rss", process.rss());
            json.endObject();
        }
        json.endArray();
    }

    private void growth(ModuleResult module) throws IOException {
        json.name("growth").beginArray();
        for (GrowthPattern pattern : module.growth()) {
            json.beginObject();
            json.name("pid").value(pattern.pid());
            json.name("from").value(pattern.baseline().value());
            json.name("to").value(pattern.end().value());
            json.name("says").beginArray();
            String step = pattern.trends().isEmpty()
                    ? "step"
                    : pattern.trends().get(0).step();
            for (GrowthPattern.Trend trend : pattern.trends()) {
                json.value(PageValues.words(GrowthText.trend(trend)));
            }
            for (GrowthPattern.Jump jump : pattern.jumps()) {
                json.value(PageValues.words(GrowthText.jump(jump, step)));
            }
            if (pattern.blame().isPresent()) {
                json.value(PageValues.words(GrowthText.blame(pattern.blame().get(), module.name())));
            }
            json.endArray();
            json.name("parts").beginArray();
            int parts = 0;
            for (Contribution part : pattern.contributions()) {
                if (part.part() == GrowthPattern.Part.CLASS && part.stayed() > 0 && parts++ < MOST_PARTS) {
                    json.beginArray();
                    json.value(PageText.shortened(part.name(), LONGEST_NAME));
                    json.value(part.kept()).value(part.peakGrowth().value());
                    json.value(part.shared() ? 1 : 0);
                    if (part.lived().isPresent()) {
                        json.value(part.lived().get().all());
                    }
                    json.endArray();
                }
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
    }
}

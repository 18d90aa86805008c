package io.github.membudget.report.json;

import static io.github.membudget.report.json.JsonFields.bytes;
import static io.github.membudget.report.json.JsonFields.wellFormed;
import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.CodeCache;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.ForkFacts;
import io.github.membudget.model.GarbageCollections;
import io.github.membudget.model.GrowthPattern;
import io.github.membudget.model.HeapUse;
import io.github.membudget.model.InFork;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.JvmParts;
import io.github.membudget.model.LeftProcess;
import io.github.membudget.model.Metric;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Peak;
import io.github.membudget.model.PeakSource;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TimelinePoint;
import io.github.membudget.probe.format.ForkFigure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The {@code modules} of the report. */
public final class ModulesJson {
    private final JsonWriter json;

    ModulesJson(JsonWriter json) {
        this.json = json;
    }

    void write(List<ModuleResult> modules) throws IOException {
        json.name("modules").beginArray();
        for (ModuleResult module : modules) {
            module(module);
        }
        json.endArray();
    }

    private void module(ModuleResult module) throws IOException {
        json.beginObject();
        json.name("project").value(module.project());
        json.name("execution").value(module.execution());
        json.name("name").value(wellFormed(module.name()));
        if (module.partOf().isPresent()) {
            json.name("partOf").value(wellFormed(module.partOf().get()));
        }
        json.name("verdict").value(word(module.verdict()));
        json.name("onBreach").value(word(module.onBreach()));
        json.name("metric").value(word(module.metric()));
        bytes(json, "ceilingBytes", module.ceiling());
        bytes(json, "heapBytes", module.heap());
        if (module.facts().heapBasis().isPresent()) {
            json.name("heapBasis").value(word(module.facts().heapBasis().get()).replace('_', '-'));
        }
        if (module.facts().heapUse().isPresent()) {
            heapUse(module.facts().heapUse().get());
        }
        if (module.facts().jvm().isPresent()) {
            jvm(module.facts().jvm().get());
        }
        json.name("enforcement").value(module.holding().enforcement());
        bytes(json, "limitBytes", module.holding().limit());
        bytes(json, "cgroupPeakBytes", module.holding().groupPeak());
        new ScheduleJson(json).write(module);
        if (module.facts().peak().isPresent()) {
            peak(module.facts().peak().get());
        }
        json.name("outcome").value(module.outcome().label());
        if (module.exitCode().isPresent()) {
            json.name("exitCode").value(module.exitCode().getAsInt());
        }
        json.name("durationMillis").value(module.facts().durationMillis());
        if (module.facts().collections().isPresent()) {
            collections(module.facts().collections().get());
        }
        cpu(module.facts().cpu());
        if (module.facts().codeCache().isPresent()) {
            codeCache(module.facts().codeCache().get());
        }
        json.name("tests").beginObject();
        json.name("run").value(module.tests().run());
        json.name("failures").value(module.tests().failures());
        json.name("errors").value(module.tests().errors());
        json.name("skipped").value(module.tests().skipped());
        json.endObject();
        json.name("forks").beginArray();
        for (ForkFacts fork : module.facts().forks()) {
            fork(fork);
        }
        json.endArray();
        json.name("leftProcesses").beginArray();
        for (LeftProcess process : module.left()) {
            json.beginObject();
            json.name("pid").value(process.pid());
            json.name("command").value(wellFormed(process.command()));
            bytes(json, "rssBytes", process.rss());
            json.endObject();
        }
        json.endArray();
        json.name("blackBox").beginArray();
        for (String file : module.blackBox()) {
            json.value(wellFormed(file));
        }
        json.endArray();
        json.name("testCases").beginArray();
        for (TestFacts test : module.facts().tests()) {
            test(test);
        }
        json.endArray();
        json.name("classes").beginArray();
        for (ClassFacts facts : module.facts().classes()) {
            klass(facts);
        }
        json.endArray();
        json.name("growth").beginArray();
        for (GrowthPattern pattern : module.growth()) {
            new GrowthJson(json).write(pattern);
        }
        json.endArray();
        json.name("gaps").beginArray();
        for (String gap : module.facts().gaps()) {
            json.value(wellFormed(gap));
        }
        json.endArray();
        json.endObject();
    }

    private void heapUse(HeapUse use) throws IOException {
        json.name("heapUse").beginObject();
        json.name("measuredAt").value(use.measuredAt());
        json.name("besideBytes").value(use.beside().value());
        bytes(json, "liveBytes", use.live());
        bytes(json, "heapBytes", use.heap());
        json.name("peakBytes").value(use.peak().value());
        json.endObject();
    }

    private void codeCache(CodeCache cache) throws IOException {
        json.name("codeCache").beginObject();
        json.name("compiledBytes").value(cache.compiled().value());
        json.name("reservedBytes").value(cache.reserved().value());
        json.endObject();
    }

    private void jvm(JvmParts parts) throws IOException {
        json.name("jvm").beginObject();
        json.name("asked").value(parts.asked().words());
        json.name("inForce").beginArray();
        for (JvmPart part : parts.inForce()) {
            json.value(part.label());
        }
        json.endArray();
        json.name("leftOut").beginArray();
        for (JvmParts.LeftOut left : parts.leftOut()) {
            json.beginObject();
            json.name("part").value(left.part().label());
            json.name("reason").value(wellFormed(left.reason()));
            if (left.nextRun()) {
                json.name("fromNextRun").value(true);
            }
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void collections(GarbageCollections collections) throws IOException {
        json.name("collections").beginObject();
        json.name("count").value(collections.count());
        json.name("full").value(collections.full());
        json.name("pauseMillis").value(collections.pauseMillis());
        json.endObject();
    }

    private void cpu(Optional<CpuUse> use) throws IOException {
        if (use.isEmpty()) {
            return;
        }
        json.name("cpu").beginObject();
        json.name("millis").value(use.get().whole().millis());
        json.name("source").value(source(use.get().whole()));
        cpuPart("compilers", use.get().compilers());
        cpuPart("collectors", use.get().collectors());
        json.endObject();
    }

    private void cpuPart(String name, Optional<CpuUse.CpuPart> part) throws IOException {
        if (part.isPresent()) {
            json.name(name + "Millis").value(part.get().millis());
            json.name(name + "Source").value(source(part.get()));
        }
    }

    private static String source(CpuUse.CpuPart part) {
        return word(part.source()).replace('_', '-');
    }

    private void peak(Peak peak) throws IOException {
        json.name("peak").beginObject();
        json.name("rssBytes").value(peak.rss().value());
        bytes(json, "pssBytes", peak.pss());
        bytes(json, "privateBytes", peak.privateMemory());
        json.name("source").value(source(peak, Metric.RSS));
        json.name("atMillis").value(peak.atMillis());
        json.name("samples").value(peak.samples());
        json.endObject();
    }

    /** Only RSS has a mark of the kernel's; the other figures are samples. */
    public static String source(Peak peak, Metric metric) {
        return word(metric == Metric.RSS ? peak.source() : PeakSource.SAMPLED);
    }

    private void fork(ForkFacts fork) throws IOException {
        json.beginObject();
        if (fork.number().isPresent()) {
            json.name("number").value(fork.number().getAsInt());
        }
        if (fork.generation().isPresent()) {
            json.name("generation").value(fork.generation().getAsInt());
        }
        json.name("pid").value(fork.pid());
        json.name("startedAt").value(fork.startedAt().toString());
        json.name("durationMillis").value(fork.durationMillis());
        bytes(json, "peakRssBytes", fork.peak().map(Peak::rss));
        if (fork.peak().isPresent()) {
            json.name("peakSource").value(source(fork.peak().get(), Metric.RSS));
        }
        bytes(json, "childPeakRssBytes", fork.childPeak());
        if (fork.exitCode().isPresent()) {
            json.name("exitCode").value(fork.exitCode().getAsInt());
        }
        cpu(fork.cpu());
        json.name("timeline").beginArray();
        // A line a point would be most of the file's lines.
        json.setFormattingStyle(FormattingStyle.COMPACT);
        for (TimelinePoint point : fork.timeline()) {
            json.beginArray().value(point.atMillis()).value(point.rssBytes()).endArray();
        }
        json.endArray();
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.endObject();
    }

    private void test(TestFacts test) throws IOException {
        json.beginObject();
        // A line a test: of a large suite's file, most is tests.
        json.setFormattingStyle(FormattingStyle.COMPACT);
        json.name("class").value(wellFormed(test.id().className()));
        if (test.id().method().isPresent()) {
            json.name("method").value(wellFormed(test.id().method().get()));
        }
        if (test.id().displayName().isPresent()) {
            json.name("displayName").value(wellFormed(test.id().displayName().get()));
        }
        json.name("fork").value(test.fork());
        json.name("startMillis").value(test.startMillis());
        json.name("durationMillis").value(test.durationMillis());
        json.name("status").value(word(test.status()));
        bytes(json, "peakRssBytes", test.peakRss());
        if (test.peakRss().isPresent()) {
            json.name("peakSource").value(word(test.peakSource()));
        }
        bytes(json, "peakGrowthBytes", test.peakGrowth());
        Optional<Long> growth = test.growth();
        if (growth.isPresent()) {
            json.name("growthBytes").value(growth.get());
        }
        if (test.inFork().isPresent()) {
            inFork(test.inFork().get());
        }
        json.name("attribution").value(word(test.attribution()));
        json.endObject();
        json.setFormattingStyle(FormattingStyle.PRETTY);
    }

    private void klass(ClassFacts facts) throws IOException {
        json.beginObject();
        json.setFormattingStyle(FormattingStyle.COMPACT);
        json.name("class").value(wellFormed(facts.className()));
        json.name("pid").value(facts.pid());
        json.name("startMillis").value(facts.startMillis());
        json.name("durationMillis").value(facts.durationMillis());
        InFork figures = facts.figures();
        bytes(json, "peakRssBytes", figures.bytes(ForkFigure.PEAK));
        json.name("peakSource").value(word(figures.exact() ? PeakSource.KERNEL : PeakSource.SAMPLED));
        Optional<Bytes> before = figures.bytes(ForkFigure.RSS_BEFORE);
        if (before.isPresent()) {
            bytes(json, "peakGrowthBytes", figures.bytes(ForkFigure.PEAK).map(peak -> peak.minus(before.get())));
            Optional<Bytes> after = figures.bytes(ForkFigure.RSS_AFTER);
            if (after.isPresent()) {
                json.name("growthBytes")
                        .value(after.get().value() - before.get().value());
            }
        }
        inFork(figures);
        json.name("left").beginArray();
        for (ClassFacts.Left left : facts.left()) {
            json.beginObject();
            json.name("kind").value(left.kind().word());
            json.name("detail").value(wellFormed(left.detail()));
            json.name("attribution").value(GrowthJson.attribution(left.shared()));
            json.endObject();
        }
        json.endArray();
        json.endObject();
        json.setFormattingStyle(FormattingStyle.PRETTY);
    }

    private void inFork(InFork figures) throws IOException {
        bytes(json, "allocatedBytes", figures.bytes(ForkFigure.ALLOCATED));
        bytes(json, "allocatedByAllThreadsBytes", figures.bytes(ForkFigure.ALLOCATED_BY_ALL));
        bytes(json, "heapAfterCollectionBytes", figures.bytes(ForkFigure.HEAP_AFTER_COLLECTION));
        bytes(json, "directBufferBytes", figures.bytes(ForkFigure.DIRECT_BUFFERS));
        bytes(json, "mappedBufferBytes", figures.bytes(ForkFigure.MAPPED_BUFFERS));
        bytes(json, "metaspaceBytes", figures.bytes(ForkFigure.METASPACE));
        count("loadedClasses", figures.count(ForkFigure.LOADED_CLASSES));
        count("threads", figures.count(ForkFigure.THREADS));
        count("openFiles", figures.count(ForkFigure.OPEN_FILES));
        count("childProcesses", figures.count(ForkFigure.CHILD_PROCESSES));
        bytes(json, "childProcessesRssBytes", figures.bytes(ForkFigure.CHILD_PROCESSES_RSS));
    }

    private void count(String name, OptionalLong count) throws IOException {
        if (count.isPresent()) {
            json.name(name).value(count.getAsLong());
        }
    }
}

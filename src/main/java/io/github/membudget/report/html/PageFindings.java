package io.github.membudget.report.html;

import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.explain.ExhibitText;
import io.github.membudget.explain.IsolationText;
import io.github.membudget.explain.JvmMemoryText;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.HoldingTree;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Spark;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Report;
import io.github.membudget.model.SourcePlace;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.report.MemoryBar;
import io.github.membudget.report.ShortNames;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What was found, as the page draws it. */
final class PageFindings {
    private static final int MOST_TYPES = 15;

    private final JsonWriter json;

    PageFindings(JsonWriter json) {
        this.json = json;
    }

    void finding(Finding finding) throws IOException {
        json.beginObject();
        json.name("severity").value(word(finding.severity()));
        text("kind", finding.kind());
        text("title", finding.title());
        text("headline", finding.headline());
        text("size", finding.size());
        if (finding.impact().isPresent()) {
            json.name("impact").value(finding.impact().get().bytes().value());
            text("impactSource", finding.impact().get().source());
        }
        if (finding.place().isPresent()) {
            place(finding.place().get());
        }
        texts("where", finding.where());
        json.name("evidence").beginArray();
        for (Exhibit exhibit : finding.evidence()) {
            exhibit(exhibit);
        }
        json.endArray();
        text("fix", finding.fix());
        if (finding.advice().isPresent()) {
            Finding.Advice advice = finding.advice().get();
            text("cause", advice.cause());
            text("cost", advice.cost());
            text("before", advice.before());
            text("after", advice.after());
            text("link", advice.link());
            text("effort", advice.effort());
        }
        json.endObject();
    }

    private void place(SourcePlace place) throws IOException {
        text("place", place.toString());
        if (place.excerpt().isPresent()) {
            SourcePlace.Excerpt excerpt = place.excerpt().get();
            json.name("source").beginObject();
            text("file", excerpt.file());
            json.name("line").value(excerpt.line());
            json.name("from").value(excerpt.from());
            texts("lines", excerpt.lines());
            json.endObject();
        }
    }

    private void exhibit(Exhibit exhibit) throws IOException {
        json.beginObject();
        if (exhibit instanceof Sentence sentence) {
            text("words", sentence.words());
        } else if (exhibit instanceof HoldingTree tree) {
            text("words", tree.proves());
            texts("tree", ExhibitText.tree(tree));
        } else if (exhibit instanceof Spark spark) {
            text("words", spark.words());
            text("spark", ExhibitText.spark(spark.counts()));
        } else {
            Table table = (Table) exhibit;
            texts("heads", table.heads());
            json.name("rows").beginArray();
            for (List<String> row : table.rows()) {
                row(row.stream().map(ShortNames::of).toList());
            }
            json.endArray();
            json.name("more").value(table.more());
        }
        json.endObject();
    }

    private void row(List<String> cells) throws IOException {
        json.beginArray();
        for (String cell : cells) {
            json.value(PageValues.words(cell));
        }
        json.endArray();
    }

    void investigations(Report report) throws IOException {
        json.name("investigations").beginArray();
        for (Investigated module : report.investigated()) {
            json.beginObject();
            text("module", module.module());
            Optional<MemoryBar> memory = MemoryBar.of(module);
            if (memory.isPresent()) {
                memory(memory.get());
                texts(
                        "memoryNotes",
                        module.memory().stream()
                                .filter(end -> end.pid() == memory.get().pid() && end.countsJvm())
                                .map(JvmMemoryText::of)
                                .toList());
            }
            json.name("looked").value(!module.live().isEmpty());
            texts("gaps", module.gaps());
            texts("isolated", module.isolated().map(IsolationText::of).orElse(List.of()));
            json.name("growth").beginArray();
            for (TypeGrowth type : module.growth().stream().limit(MOST_TYPES).toList()) {
                json.beginArray();
                json.value(PageValues.words(TypeNames.readable(type.type())));
                json.value(type.instances()).value(type.bytes());
                json.value(type.rises().size()).value(type.falls());
                json.endArray();
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
    }

    private void memory(MemoryBar memory) throws IOException {
        json.name("memory").beginObject();
        json.name("pid").value(memory.pid());
        json.name("rss").value(memory.rss().value());
        json.name("parts").beginArray();
        for (MemoryBar.Part part : memory.parts()) {
            json.beginArray().value(part.name()).value(part.bytes().value()).endArray();
        }
        json.endArray();
        json.endObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.name(name);
        row(texts);
    }

    private void text(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            json.name(name).value(PageValues.words(text));
        }
    }
}

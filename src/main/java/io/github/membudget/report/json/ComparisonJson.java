package io.github.membudget.report.json;

import static io.github.membudget.report.json.JsonFields.wellFormed;
import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.Comparison;
import io.github.membudget.model.Comparison.Saving;
import io.github.membudget.model.Difference;
import io.github.membudget.model.Difference.Spread;
import java.io.IOException;

/** The {@code baseline} of the report. */
final class ComparisonJson {
    private final JsonWriter json;

    ComparisonJson(JsonWriter json) {
        this.json = json;
    }

    void write(Comparison comparison) throws IOException {
        json.beginObject();
        json.name("runs").value(comparison.runs());
        json.name("machine").value(wellFormed(comparison.machine()));
        json.name("sameMachine").value(comparison.sameMachine());
        json.name("differences").beginArray();
        for (Difference difference : comparison.differences()) {
            difference(difference);
        }
        json.endArray();
        json.name("savings").beginArray();
        for (Saving saving : comparison.savings()) {
            json.beginObject();
            json.name("module").value(wellFormed(saving.module()));
            json.name("findings").beginArray();
            for (String finding : saving.findings()) {
                json.value(wellFormed(finding));
            }
            json.endArray();
            json.name("packages").beginArray();
            for (String name : saving.packages()) {
                json.value(wellFormed(name));
            }
            json.endArray();
            json.name("newFindings").beginArray();
            for (String finding : saving.came()) {
                json.value(wellFormed(finding));
            }
            json.endArray();
            json.name("predictedBytes").value(saving.predicted());
            json.name("measuredBytes").value(saving.heap());
            if (saving.beside().isPresent()) {
                json.name("measuredBesideHeapBytes").value(saving.beside().getAsLong());
            }
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void difference(Difference difference) throws IOException {
        json.beginObject();
        json.name("figure").value(word(difference.figure()).replace('_', '-'));
        json.name("change").value(word(difference.change()));
        json.name("module").value(wellFormed(difference.module()));
        if (!difference.name().isEmpty()) {
            json.name("name").value(wellFormed(difference.name()));
        }
        if (difference.before().isPresent()) {
            Spread before = difference.before().get();
            json.name("runs").value(before.runs());
            json.name("baselineBytes").value(before.median());
            json.name("noiseLowBytes").value(before.low());
            json.name("noiseHighBytes").value(before.high());
        }
        if (difference.now().isPresent()) {
            json.name("observedBytes").value(difference.now().getAsLong());
        }
        json.endObject();
    }
}

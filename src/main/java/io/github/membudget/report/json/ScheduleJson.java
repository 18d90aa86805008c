package io.github.membudget.report.json;

import static io.github.membudget.report.json.JsonFields.bytes;
import static io.github.membudget.report.json.JsonFields.wellFormed;
import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.EarlierRun;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.Peak;
import io.github.membudget.model.Reservation;
import java.io.IOException;

/** What was kept free for a module, and how often it ran. */
final class ScheduleJson {
    private final JsonWriter json;

    ScheduleJson(JsonWriter json) {
        this.json = json;
    }

    void write(ModuleResult module) throws IOException {
        if (module.holding().reservation().isPresent()) {
            reservation(module.holding().reservation().get());
        }
        if (module.earlier().isPresent()) {
            earlier(module.earlier().get());
        }
    }

    private void earlier(EarlierRun first) throws IOException {
        json.name("endedForSuite").beginObject();
        json.name("outcome").value(first.outcome().label());
        bytes(json, "peakRssBytes", first.peak().map(Peak::rss));
        json.name("startMillis").value(first.startMillis());
        json.name("durationMillis").value(first.durationMillis());
        json.name("testsRun").value(first.tests().run());
        json.name("running").beginArray();
        for (String test : first.running()) {
            json.value(wellFormed(test));
        }
        json.endArray();
        json.endObject();
    }

    private void reservation(Reservation reservation) throws IOException {
        json.name("reservation").beginObject();
        json.name("bytes").value(reservation.bytes().value());
        json.name("basis").value(word(reservation.basis()).replace('_', '-'));
        json.name("waitedMillis").value(reservation.waitedMillis());
        bytes(json, "nextBytes", reservation.next());
        json.endObject();
    }
}

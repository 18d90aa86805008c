package io.github.membudget.report.json;

import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.ModuleResult;
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
    }

    private void reservation(Reservation reservation) throws IOException {
        json.name("reservation").beginObject();
        json.name("bytes").value(reservation.bytes().value());
        json.name("basis").value(word(reservation.basis()).replace('_', '-'));
        json.name("waitedMillis").value(reservation.waitedMillis());
        json.endObject();
    }
}

package io.github.membudget.report.json;

import static io.github.membudget.report.json.JsonFields.bytes;
import static io.github.membudget.report.json.JsonFields.wellFormed;
import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.explain.RoundText;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.RoundGrowth;
import java.io.IOException;

/** Writes what several rounds of the same classes showed. */
final class RoundsJson {
    private final JsonWriter json;

    RoundsJson(JsonWriter json) {
        this.json = json;
    }

    /** Of a finding. */
    void write(RoundGrowth growth) throws IOException {
        json.name("rounds").beginObject();
        json.name("course").value(word(growth.course()).replace('_', '-'));
        if (growth.perRound().isPresent()) {
            json.name("bytesPerRound").value(growth.perRound().getAsLong());
        }
        if (growth.doubt().isPresent()) {
            json.name("lowBytesPerRound").value(growth.doubt().get().low());
            json.name("highBytesPerRound").value(growth.doubt().get().high());
        }
        json.name("kept").beginArray();
        for (RoundGrowth.Size size : growth.sizes()) {
            json.beginObject();
            json.name("round").value(size.round());
            json.name("bytes").value(size.bytes().value());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    /** Of a JVM; nothing where its classes ran once. */
    void write(LiveSet.Rounds rounds) throws IOException {
        if (rounds.equals(LiveSet.Rounds.NONE)) {
            return;
        }
        json.name("rounds").beginArray();
        for (LiveSet.Round round : rounds.all()) {
            json.beginObject();
            json.name("round").value(round.number());
            json.name("liveBytes").value(round.live().value());
            bytes(json, "besideHeapBytes", round.offHeap());
            json.endObject();
        }
        json.endArray();
        json.name("roundNotes").beginArray();
        for (String note : RoundText.troubles(rounds)) {
            json.value(wellFormed(note));
        }
        json.endArray();
    }
}

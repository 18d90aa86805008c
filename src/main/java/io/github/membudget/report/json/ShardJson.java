package io.github.membudget.report.json;

import static io.github.membudget.report.json.JsonFields.wellFormed;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.ShardReport;
import java.io.IOException;
import java.util.List;

/** The {@code shard} of the report: which part of the suite ran here, and what others run. */
final class ShardJson {
    private final JsonWriter json;

    ShardJson(JsonWriter json) {
        this.json = json;
    }

    void write(ShardReport report) throws IOException {
        json.name("shard").beginObject();
        json.name("index").value(report.shard().index());
        json.name("count").value(report.shard().count());
        json.name("fingerprint").value(report.fingerprint());
        json.name("shares").beginArray();
        for (ShardReport.Share share : report.shares()) {
            json.beginObject();
            json.name("project").value(share.project());
            json.name("execution").value(share.execution());
            names("classes", share.classes());
            names("others", share.others());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private void names(String name, List<String> classes) throws IOException {
        json.name(name).beginArray();
        for (String one : classes) {
            json.value(wellFormed(one));
        }
        json.endArray();
    }
}

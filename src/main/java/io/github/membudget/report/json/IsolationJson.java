package io.github.membudget.report.json;

import static io.github.membudget.report.json.JsonFields.wellFormed;
import static io.github.membudget.report.json.JsonFields.word;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Isolated;
import io.github.membudget.model.Isolated.Compared;
import io.github.membudget.model.Isolated.Trial;
import java.io.IOException;
import java.util.List;

/** The {@code isolations} of the report. */
final class IsolationJson {
    private final JsonWriter json;

    IsolationJson(JsonWriter json) {
        this.json = json;
    }

    /** Nothing where no module was run without a class. */
    void write(List<Investigated> modules) throws IOException {
        if (modules.stream().noneMatch(module -> module.isolated().isPresent())) {
            return;
        }
        json.name("isolations").beginArray();
        for (Investigated module : modules) {
            if (module.isolated().isPresent()) {
                isolated(module, module.isolated().get());
            }
        }
        json.endArray();
    }

    private void isolated(Investigated module, Isolated isolated) throws IOException {
        json.beginObject();
        json.name("project").value(module.project());
        json.name("module").value(wellFormed(module.module()));
        if (isolated.peaking().isPresent()) {
            json.name("peakingClass").value(wellFormed(isolated.peaking().get()));
        }
        json.name("runs").beginArray();
        for (Trial trial : isolated.trials()) {
            trial(trial);
        }
        json.endArray();
        json.name("notTried").beginArray();
        for (String words : isolated.untried()) {
            json.value(wellFormed(words));
        }
        json.endArray();
        json.endObject();
    }

    private void trial(Trial trial) throws IOException {
        json.beginObject();
        json.name("kind").value(word(trial.kind()));
        json.name("class").value(wellFormed(trial.className()));
        json.name("role").value(word(trial.role()));
        if (trial.compared().isPresent()) {
            Compared compared = trial.compared().get();
            json.name("figure").value(word(compared.figure()).replace('_', '-'));
            json.name("allBytes").value(compared.all().value());
            json.name("triedBytes").value(compared.tried().value());
        }
        if (trial.doubt().isPresent()) {
            json.name("doubt").value(wellFormed(trial.doubt().get()));
        }
        json.endObject();
    }
}

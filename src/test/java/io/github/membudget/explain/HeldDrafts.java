package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.Holders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts of static fields. */
final class HeldDrafts {
    private HeldDrafts() {}

    static Draft held(long pid, String name, long mebibytes, String path, TypeGrowth course) {
        Rule rule = new Rule(
                "static-field",
                "static-field",
                "",
                new Rule.Signs(
                        List.of(),
                        List.of(),
                        List.of(),
                        1,
                        false,
                        10,
                        0,
                        "",
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Map.of()),
                List.of(),
                "",
                new Advice("", "", "", "", "", ""));
        return new Draft(
                rule,
                Optional.of(Holders.of(
                        pid,
                        "static-field",
                        name,
                        Bytes.ofMebibytes(mebibytes),
                        path,
                        Bytes.ZERO,
                        List.of(),
                        List.of())),
                Optional.of(course),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }
}

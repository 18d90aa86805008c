package io.github.membudget.report.merge;

import static io.github.membudget.report.merge.ShardTroubles.objects;

import com.google.gson.JsonObject;
import io.github.membudget.model.Shard;
import io.github.membudget.model.ShardFault;
import io.github.membudget.model.ShardTrouble;
import io.github.membudget.model.ShardsTogether;
import io.github.membudget.report.json.ReportReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether the reports of several machines are a whole suite: each shard once, by one plan, and each test class once. */
public final class ShardCheck {
    private final List<Part> parts = new ArrayList<>();

    private ShardCheck() {}

    /** A report of one shard. */
    record Part(String file, Shard shard, String fingerprint, JsonObject report) {
        static Optional<Part> of(Path file) throws IOException {
            JsonObject report = ReportReader.read(file);
            if (!report.has("shard")) {
                return Optional.empty();
            }
            try {
                JsonObject shard = report.getAsJsonObject("shard");
                return Optional.of(new Part(
                        file.toString(),
                        new Shard(
                                shard.get("index").getAsInt(),
                                shard.get("count").getAsInt()),
                        shard.get("fingerprint").getAsString(),
                        report));
            } catch (IllegalStateException
                    | NullPointerException
                    | IllegalArgumentException
                    | ClassCastException
                    | UnsupportedOperationException e) {
                throw new IOException(file + " does not say which shard it is of", e);
            }
        }

        List<JsonObject> shares() {
            return objects(report.getAsJsonObject("shard"), "shares");
        }

        private int tests() {
            return objects(report, "modules").stream()
                    .mapToInt(
                            module -> module.getAsJsonObject("tests").get("run").getAsInt())
                    .sum();
        }

        /** What its classes have as results, by the outermost class. */
        private Set<String> results(JsonObject share) {
            Set<String> names = new HashSet<>();
            for (JsonObject module : modules(share)) {
                for (String kind : List.of("testCases", "classes")) {
                    objects(module, kind).forEach(one -> {
                        String name = one.get("class").getAsString();
                        names.add(name);
                        names.add(name.replaceFirst("\\$.*", ""));
                    });
                }
            }
            return names;
        }

        private List<JsonObject> modules(JsonObject share) {
            return objects(report, "modules").stream()
                    .filter(module -> module.get("project").equals(share.get("project"))
                            && module.get("execution").equals(share.get("execution")))
                    .toList();
        }

        /** Of its own classes those that it ran. A class without a result has no tests, unless its module ended early. */
        Set<String> ran(JsonObject share) {
            Set<String> own = new TreeSet<>(names(share, "classes"));
            List<JsonObject> modules = modules(share);
            boolean whole = !modules.isEmpty()
                    && modules.stream()
                            .allMatch(module -> ShardTroubles.WHOLE.contains(
                                    module.get("outcome").getAsString()));
            if (!whole) {
                own.retainAll(results(share));
            }
            return own;
        }
    }

    /**
     * Empty where no report is of a shard.
     *
     * @throws IOException if one can't be read or is no report
     */
    public static Optional<ShardsTogether> of(List<Path> files) throws IOException {
        ShardCheck check = new ShardCheck();
        for (Path file : files) {
            Part.of(file).ifPresent(check.parts::add);
        }
        return check.parts.isEmpty() ? Optional.empty() : Optional.of(check.together());
    }

    private ShardsTogether together() {
        int classes = 0;
        int tests = 0;
        List<ShardTrouble> troubles = new ArrayList<>();
        for (Part part : parts) {
            for (JsonObject share : part.shares()) {
                classes += part.ran(share).size();
            }
            tests += part.tests();
            troubles.addAll(ShardTroubles.of(part.shard(), part.report()));
        }
        return new ShardsTogether(parts.get(0).shard().count(), classes, tests, faults(), List.copyOf(troubles));
    }

    private List<ShardFault> faults() {
        List<ShardFault> faults = new ArrayList<>();
        Map<String, String> plans = new LinkedHashMap<>();
        Map<Integer, List<String>> byIndex = new TreeMap<>();
        for (Part part : parts) {
            plans.putIfAbsent(part.fingerprint(), part.file());
            byIndex.computeIfAbsent(part.shard().index(), index -> new ArrayList<>())
                    .add(part.file());
        }
        if (plans.size() > 1) {
            faults.add(new ShardFault.OtherPlans(List.copyOf(plans.values())));
        }
        int count = parts.stream().mapToInt(part -> part.shard().count()).max().orElseThrow();
        Set<Integer> missing = new TreeSet<>();
        for (int index = 1; index <= count; index++) {
            List<String> found = byIndex.getOrDefault(index, List.of());
            if (found.isEmpty()) {
                missing.add(index);
            } else if (found.size() > 1) {
                faults.add(new ShardFault.Twice(new Shard(index, count), found));
            }
        }
        if (!missing.isEmpty()) {
            faults.add(new ShardFault.Missing(missing, count));
        }
        faults.addAll(notReached());
        boolean twice = faults.stream().anyMatch(ShardFault.Twice.class::isInstance);
        boolean whole = missing.isEmpty();
        faults.addAll(classes().stream()
                // What follows of a shard that is missing or there twice needs no word of its own.
                .filter(fault -> fault instanceof ShardFault.NotRun ? whole : !twice)
                .toList());
        return faults;
    }

    /** A build that fails stops at that project, as a rule. */
    private List<ShardFault> notReached() {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        parts.forEach(part -> part.shares().forEach(share -> all.putIfAbsent(key(share), share)));
        List<ShardFault> faults = new ArrayList<>();
        for (Part part : parts) {
            Set<String> own = new HashSet<>();
            part.shares().forEach(share -> own.add(key(share)));
            all.forEach((key, share) -> {
                if (!own.contains(key)) {
                    faults.add(new ShardFault.NotReached(
                            part.shard(),
                            share.get("project").getAsString(),
                            share.get("execution").getAsString()));
                }
            });
        }
        return faults;
    }

    private List<ShardFault> classes() {
        Map<String, Integer> ran = new TreeMap<>();
        for (Part part : parts) {
            for (JsonObject share : part.shares()) {
                String of = " of " + share.get("project").getAsString();
                String key = key(share);
                names(share, "others").forEach(name -> ran.merge(key + name + of, 0, Integer::sum));
                names(share, "classes").forEach(name -> ran.merge(key + name + of, 0, Integer::sum));
                part.ran(share).forEach(name -> ran.merge(key + name + of, 1, Integer::sum));
            }
        }
        List<String> none = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        ran.forEach((name, times) -> {
            String told = name.substring(name.indexOf('\n') + 1);
            if (times == 0) {
                none.add(told);
            } else if (times > 1) {
                twice.add(told);
            }
        });
        List<ShardFault> faults = new ArrayList<>();
        if (!twice.isEmpty()) {
            faults.add(new ShardFault.RanTwice(twice));
        }
        if (!none.isEmpty()) {
            faults.add(new ShardFault.NotRun(none));
        }
        return faults;
    }

    private static String key(JsonObject share) {
        return share.get("project").getAsString() + " " + share.get("execution").getAsString() + "\n";
    }

    private static List<String> names(JsonObject share, String kind) {
        List<String> names = new ArrayList<>();
        share.getAsJsonArray(kind).forEach(name -> names.add(name.getAsString()));
        return names;
    }
}

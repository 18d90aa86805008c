package io.github.membudget.investigate.diagnose;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.probe.format.LeftoverKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Reads rules from JSON: the plugin's own files, and those of users, whose rules come first. */
public final class RuleBook {
    /** In the order in which they are applied: what knows a library before what knows the JDK alone. */
    private static final List<String> OWN = List.of(
            "rules/servers.json", "rules/clients.json", "rules/languages.json", "rules/resources.json", "rules.json");

    private static final int LEAST = 2;
    private static final int MANY = 10;

    private static final Set<String> KEYS = Set.of(
            "id",
            "kind",
            "title",
            "types",
            "subtypes",
            "with",
            "least",
            "heavy",
            "many",
            "holder",
            "each",
            "more",
            "keep",
            "tests",
            "recorder",
            "counted",
            "normal",
            "untilEnd",
            "library",
            "reached",
            "opens",
            "calls",
            "fields",
            "left",
            "closed",
            "things",
            "done",
            "cause",
            "cost",
            "fix",
            "before",
            "after",
            "link",
            "effort");

    private final List<Rule> rules;

    private RuleBook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules that come with the plugin. */
    public static RuleBook own() {
        List<Rule> all = new ArrayList<>();
        for (String file : OWN) {
            try (InputStream in = Objects.requireNonNull(RuleBook.class.getResourceAsStream(file), file)) {
                all.addAll(read(new InputStreamReader(in, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new IllegalStateException(file, e);
            }
        }
        return new RuleBook(all);
    }

    /**
     * With a user's rules before these; one with the id of another takes its place.
     *
     * @throws IOException if it cannot be read or is no rule book, in words for the user
     */
    public RuleBook with(Path file) throws IOException {
        List<Rule> all = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(file)) {
            all.addAll(read(in));
        }
        Set<String> taken = new HashSet<>();
        all.forEach(rule -> taken.add(rule.id()));
        rules.stream().filter(rule -> !taken.contains(rule.id())).forEach(all::add);
        return new RuleBook(all);
    }

    /**
     * As it holds for a project: without rules of other versions of a library.
     *
     * @param versions of the artifacts on its test class path, by artifactId
     */
    public RuleBook on(Map<String, String> versions) {
        return new RuleBook(
                rules.stream()
                        .flatMap(rule -> rule
                                .library()
                                .map(library -> library.on(versions).map(rule::of))
                                .orElse(Optional.of(rule))
                                .stream())
                        .toList());
    }

    public List<Rule> rules() {
        return rules;
    }

    List<String> ids() {
        return rules.stream().map(Rule::id).toList();
    }

    private static List<Rule> read(Reader in) throws IOException {
        try {
            List<Rule> read = new ArrayList<>();
            for (JsonElement each :
                    JsonParser.parseReader(in).getAsJsonObject().get("rules").getAsJsonArray()) {
                read.add(rule(each.getAsJsonObject()));
            }
            return read;
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | NullPointerException e) {
            throw new IOException("it is not JSON of the form {\"rules\": [{\"id\": …}]}: " + e.getMessage(), e);
        }
    }

    private static Rule rule(JsonObject json) throws IOException {
        String id = text(json, "id");
        for (String key : json.keySet()) {
            if (!KEYS.contains(key)) {
                throw new IOException("rule '" + id + "' has '" + key + "'; there are "
                        + KEYS.stream().sorted().toList());
            }
        }
        for (String key : List.of("id", "title", "fix")) {
            if (text(json, key).isBlank()) {
                throw new IOException("rule '" + id + "' has no '" + key + "'");
            }
        }
        Rule.Signs signs = signs(id, json);
        if (signs.types().isEmpty()
                && signs.subtypes().isEmpty()
                && signs.holder().isEmpty()
                && signs.fields().isEmpty()
                && !signs.closed().ofOthers()
                && !json.has("left")
                && !signs.untilEnd()) {
            throw new IOException("rule '" + id
                    + "' has none of 'types', 'subtypes', 'holder', 'fields', 'left', 'untilEnd' to tell it by");
        }
        Advice advice = new Advice(
                text(json, "cause"),
                text(json, "cost"),
                text(json, "before"),
                text(json, "after"),
                text(json, "link"),
                text(json, "effort"));
        return new Rule(
                id,
                text(json, "kind"),
                text(json, "title"),
                signs,
                strings(json, "opens"),
                strings(json, "calls"),
                library(json),
                text(json, "fix"),
                advice);
    }

    private static Optional<Rule.Library> library(JsonObject json) {
        return Optional.ofNullable(json.getAsJsonObject("library"))
                .map(library -> new Rule.Library(strings(library, "artifacts"), strings(library, "versions"), true));
    }

    private static Rule.Signs signs(String id, JsonObject json) throws IOException {
        return new Rule.Signs(
                strings(json, "types"),
                strings(json, "subtypes"),
                strings(json, "with"),
                json.has("least") ? json.get("least").getAsInt() : LEAST,
                json.has("heavy") && json.get("heavy").getAsBoolean(),
                json.has("many") ? json.get("many").getAsInt() : MANY,
                json.has("each") ? json.get("each").getAsLong() << 10 : 0,
                text(json, "more"),
                json.has("keep")
                        ? Bytes.ofMebibytes(json.get("keep").getAsLong()).value()
                        : 0,
                isSet(json, "tests"),
                isSet(json, "recorder"),
                isSet(json, "counted"),
                isSet(json, "normal"),
                isSet(json, "untilEnd"),
                holder(id, json),
                pattern(id, json, "reached"),
                strings(json, "fields"),
                left(id, json),
                closed(id, json));
    }

    private static boolean isSet(JsonObject json, String key) {
        return json.has(key) && json.get(key).getAsBoolean();
    }

    /** Fields with their values, and in {@code of} the types that have them, where these are not all of the rule's; several of them; or {@code true}. */
    private static ClosedState closed(String id, JsonObject json) throws IOException {
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        JsonElement closed = json.get("closed");
        Stream<JsonElement> all =
                closed instanceof JsonArray array ? array.asList().stream() : Stream.ofNullable(closed);
        all.flatMap(each -> each instanceof JsonObject written ? Stream.of(written) : Stream.empty())
                .forEach(written -> {
                    List<String> of = strings(written.has("of") ? written : json, written.has("of") ? "of" : "types");
                    of.forEach(type -> fields.put(type, values(written)));
                });
        if (!fields.isEmpty() && text(json, "things").isBlank()) {
            throw new IOException("rule '" + id + "' has 'closed', but no 'things' that says what is closed");
        }
        boolean ofOthers = closed != null && closed.isJsonPrimitive() && closed.getAsBoolean();
        String done = json.has("done") ? text(json, "done") : "closed";
        return new ClosedState(fields, text(json, "things"), done, ofOthers);
    }

    private static Map<String, String> values(JsonObject written) {
        Map<String, String> values = new LinkedHashMap<>();
        written.keySet().stream()
                .filter(field -> !field.equals("of"))
                .forEach(field -> values.put(field, written.get(field).getAsString()));
        return values;
    }

    private static Map<LeftoverKind, Pattern> left(String id, JsonObject json) throws IOException {
        Map<LeftoverKind, Pattern> left = new EnumMap<>(LeftoverKind.class);
        if (json.has("left")) {
            for (Map.Entry<String, JsonElement> entry :
                    json.getAsJsonObject("left").entrySet()) {
                Pattern detail = pattern(id, entry.getValue().getAsString());
                // A kind that is not looked for is never found.
                LeftoverKind.of(entry.getKey()).ifPresent(kind -> left.put(kind, detail));
            }
        }
        return left;
    }

    /** A pattern, an object with names, or an array of both; an array of strings alone is one pattern, as texts of several lines are. */
    private static List<HolderSign> holder(String id, JsonObject json) throws IOException {
        JsonElement value = json.get("holder");
        List<HolderSign> signs = new ArrayList<>();
        if (value instanceof JsonArray array && array.asList().stream().anyMatch(JsonObject.class::isInstance)) {
            for (JsonElement each : array) {
                signs.add(sign(id, each));
            }
        } else if (value instanceof JsonObject names) {
            signs.add(sign(id, names));
        } else if (value != null) {
            signs.add(new HolderSign.InText(pattern(id, text(json, "holder"))));
        }
        return signs;
    }

    private static HolderSign sign(String id, JsonElement sign) throws IOException {
        if (!(sign instanceof JsonObject json)) {
            return new HolderSign.InText(pattern(id, sign.getAsString()));
        }
        Map<HolderSign.SignKey, List<Pattern>> wanted = new EnumMap<>(HolderSign.SignKey.class);
        for (String key : json.keySet()) {
            HolderSign.SignKey known =
                    HolderSign.SignKey.of(key).orElseThrow(() -> unknown(id, key, "has", HolderSign.SignKey.all()));
            wanted.put(known, strings(json, key).stream().map(HolderSign::name).toList());
        }
        for (String kind : strings(json, "keeper")) {
            if (!KeeperKind.all().contains(kind)) {
                throw unknown(id, kind, "has a 'keeper'", KeeperKind.all());
            }
        }
        if (wanted.isEmpty() || wanted.containsValue(List.of())) {
            throw new IOException("rule '" + id + "' has an empty 'holder'; there are " + HolderSign.SignKey.all());
        }
        return new HolderSign.Structured(wanted);
    }

    private static IOException unknown(String id, String found, String where, List<String> known) {
        return new IOException("rule '" + id + "' " + where + " '" + found + "' in 'holder'; there are " + known);
    }

    private static Optional<Pattern> pattern(String id, JsonObject json, String key) throws IOException {
        return json.has(key) ? Optional.of(pattern(id, text(json, key))) : Optional.empty();
    }

    private static Pattern pattern(String id, String regex) throws IOException {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new IOException("rule '" + id + "' has a pattern that is none: " + e.getMessage(), e);
        }
    }

    /** Of several lines, where it is an array. */
    private static String text(JsonObject json, String key) {
        return json.has(key) ? String.join("\n", strings(json, key)) : "";
    }

    private static List<String> strings(JsonObject json, String key) {
        if (!json.has(key)) {
            return List.of();
        }
        JsonElement value = json.get(key);
        Stream<JsonElement> all = value instanceof JsonArray array ? array.asList().stream() : Stream.of(value);
        return all.map(JsonElement::getAsString).toList();
    }
}

package io.github.membudget.report.json;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import io.github.membudget.model.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Goes through the modules of a project's last report, key by key; the rest of a report is not read, since in a large suite it is long. */
final class WrittenModules {
    private WrittenModules() {}

    /** Takes what it wants of each module. */
    interface Visitor {
        /** A key of a module: reads its value, or skips it. */
        void value(String key, JsonReader json) throws IOException;

        /** The module that had all these keys. */
        void end(String project, String execution, String name);
    }

    /**
     * False where there is no report, where it is not one of this format, or where a link stands that could lead out of the build directory.
     * Then nothing is known, whatever was visited until then, and that is no fault.
     *
     * @param directory the plugin's own in the build directory
     */
    static boolean visit(Path directory, Visitor visitor) {
        Path file = directory.resolve("report.json");
        if (Files.isSymbolicLink(directory) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (JsonReader json = new JsonReader(Files.newBufferedReader(file))) {
            report(json, visitor);
            return true;
        } catch (IOException | JsonParseException | IllegalStateException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void report(JsonReader json, Visitor visitor) throws IOException {
        boolean known = false;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (name.equals("format")) {
                known = ReportJson.FORMAT.equals(json.nextString());
            } else if (known && name.equals("modules")) {
                json.beginArray();
                while (json.hasNext()) {
                    module(json, visitor);
                }
                // What follows is nothing of theirs.
                return;
            } else {
                json.skipValue();
            }
        }
    }

    private static void module(JsonReader json, Visitor visitor) throws IOException {
        String project = "";
        String execution = "";
        String module = "";
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            switch (key) {
                case "project" -> project = json.nextString();
                case "execution" -> execution = json.nextString();
                case "name" -> module = json.nextString();
                default -> visitor.value(key, json);
            }
        }
        json.endObject();
        visitor.end(project, execution, module);
    }

    /** A size in an object, where it has that; the rest of the object is not read. */
    static Optional<Bytes> bytes(JsonReader json, String wanted) throws IOException {
        Optional<Bytes> found = Optional.empty();
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals(wanted)) {
                found = Optional.of(new Bytes(json.nextLong()));
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return found;
    }
}

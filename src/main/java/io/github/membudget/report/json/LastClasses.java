package io.github.membudget.report.json;

import com.google.gson.stream.JsonReader;
import io.github.membudget.model.Bytes;
import io.github.membudget.plan.ClassHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an earlier build's report says of its test classes: how long each took, and in which module. */
public final class LastClasses {
    private LastClasses() {}

    /**
     * Nothing where there is no report that can be read.
     *
     * @param directory the plugin's own in the build directory
     * @param project {@code groupId:artifactId}
     */
    public static ClassHistory read(Path directory, String project, String execution) {
        Reading reading = new Reading(project, execution);
        return WrittenModules.visit(directory, reading)
                ? new ClassHistory(Map.copyOf(reading.classes), reading.peak)
                : ClassHistory.NONE;
    }

    /** What is known of the classes of one goal so far, and of the module that is read now. */
    private static final class Reading implements WrittenModules.Visitor {
        private final String project;
        private final String execution;
        private final Map<String, ClassHistory.Run> classes = new HashMap<>();
        private Optional<Bytes> peak = Optional.empty();
        private final Map<String, Long> tests = new HashMap<>();
        private final Map<String, Long> whole = new HashMap<>();
        private Optional<Bytes> reached = Optional.empty();

        private Reading(String project, String execution) {
            this.project = project;
            this.execution = execution;
        }

        @Override
        public void value(String key, JsonReader json) throws IOException {
            switch (key) {
                case "testCases" -> durations(json, tests);
                case "classes" -> durations(json, whole);
                case "peak" -> reached = WrittenModules.bytes(json, "rssBytes");
                default -> json.skipValue();
            }
        }

        @Override
        public void end(String ofProject, String ofExecution, String module) {
            if (ofProject.equals(project) && ofExecution.equals(execution)) {
                Map<String, Long> outer = new HashMap<>();
                tests.forEach((one, millis) -> outer.merge(outer(one), millis, Long::sum));
                // With its hooks, where its fork noted that.
                outer.putAll(whole);
                outer.forEach((one, millis) -> classes.putIfAbsent(one, new ClassHistory.Run(module, millis)));
                if (reached.filter(more -> more.exceeds(peak.orElse(Bytes.ZERO)))
                        .isPresent()) {
                    peak = reached;
                }
            }
            tests.clear();
            whole.clear();
            reached = Optional.empty();
        }
    }

    /** Tests of a nested class run with the one around it. */
    private static String outer(String className) {
        int end = className.indexOf('$');
        return end < 0 ? className : className.substring(0, end);
    }

    private static void durations(JsonReader json, Map<String, Long> sums) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            String name = "";
            long millis = 0;
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "class" -> name = json.nextString();
                    case "durationMillis" -> millis = json.nextLong();
                    default -> json.skipValue();
                }
            }
            json.endObject();
            sums.merge(name, millis, Long::sum);
        }
        json.endArray();
    }
}

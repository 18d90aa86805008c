package io.github.membudget.investigate.recording;

import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.ByTest;
import io.github.membudget.model.Allocations.Site;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Reads what a fork's flight recorder sampled, event by event. */
public final class FlightRecordings {
    private static final int MOST_TESTS = 15;
    private static final int MOST_SITES = 3;
    /** Places, not samples. */
    private static final int MOST_OLD = 256;

    /** The first two parts of a package, or the only one. */
    private static final Pattern OWN = Pattern.compile("^\\p{Ll}[^.]*\\.(?:\\p{Ll}[^.]*\\.)?");

    private static final String[] JDK = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

    private final Function<Instant, String> running;
    private final Set<String> testClasses;
    private final Map<String, Sum> tests = new HashMap<>();
    private final Map<String, Sum> old = new HashMap<>();
    private final List<Survivor> survivors = new ArrayList<>();
    private final Consumer<String> written;
    private long bytes;
    private long samples;

    private FlightRecordings(Function<Instant, String> running, Set<String> testClasses, Consumer<String> written) {
        this.written = written;
        this.running = running;
        this.testClasses = testClasses;
    }

    private static final class Sum {
        private final Map<String, Sum> parts = new HashMap<>();
        private final Map<String, Long> types = new HashMap<>();
        private long bytes;
        private long samples;

        private void add(String type, long weight) {
            bytes += weight;
            samples++;
            types.merge(type, weight, Long::sum);
        }

        private Site site(String place) {
            String type = types.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("");
            return new Site(place, type, new Bytes(bytes), samples);
        }
    }

    /**
     * @param running the test or class that ran then; of several at one time, any
     * @param testClasses that ran: one in a sample's stack is the one that made it, whatever else ran then
     * @param written takes each file that the fork wrote into, as often as it did
     * @throws IOException if it can't be read
     */
    public static Allocations read(
            Path file, long pid, Function<Instant, String> running, Set<String> testClasses, Consumer<String> written)
            throws IOException {
        FlightRecordings read = new FlightRecordings(running, testClasses, written);
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                read.event(recording.readEvent());
            }
        }
        return read.found(pid);
    }

    private void event(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ObjectAllocationSample" -> allocated(event, event.getLong("weight"));
            case "jdk.ObjectAllocationInNewTLAB" -> allocated(event, event.getLong("tlabSize"));
            case "jdk.ObjectAllocationOutsideTLAB" -> allocated(event, event.getLong("allocationSize"));
            case "jdk.OldObjectSample" -> livesOn(event);
            case "jdk.FileWrite" -> Optional.ofNullable(event.getString("path")).ifPresent(written);
            default -> {
                // The recorder tells of itself.
            }
        }
    }

    private void allocated(RecordedEvent event, long weight) {
        place(event).ifPresent(place -> {
            bytes += weight;
            samples++;
            String type = type(event.getClass("objectClass"));
            Sum test = tests.computeIfAbsent(during(event, event.getStartTime()), name -> new Sum());
            test.add(type, weight);
            test.parts.computeIfAbsent(place, name -> new Sum()).add(type, weight);
        });
    }

    private void livesOn(RecordedEvent event) {
        RecordedObject object = event.getValue("object");
        RecordedClass type = object == null ? null : object.getValue("type");
        Instant allocated = event.getInstant("allocationTime");
        if (type == null) {
            return;
        }
        long size = event.hasField("objectSize") ? Math.max(0, event.getLong("objectSize")) : 0;
        place(event).ifPresent(place -> {
            String test = during(event, allocated);
            survivors.add(new Survivor(
                    object.getLong("address"),
                    type(type),
                    length(event),
                    ownPlace(event, test).orElse(place),
                    test));
            old.computeIfAbsent(place + (test.isEmpty() ? "" : " in " + test), name -> new Sum())
                    .add(type(type), size);
        });
    }

    /** The recorder gives the least number there is for what is no array. */
    private static OptionalInt length(RecordedEvent event) {
        int elements = event.hasField("arrayElements") ? event.getInt("arrayElements") : -1;
        return elements < 0 ? OptionalInt.empty() : OptionalInt.of(elements);
    }

    /** Empty for what our own listener and the recorder allocate. */
    private static Optional<String> place(RecordedEvent event) {
        List<RecordedFrame> frames = frames(event);
        if (frames.isEmpty()) {
            return Optional.of("(unknown)");
        }
        RecordedFrame chosen = frames.get(0);
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith("io.github.membudget.probe.")) {
                return Optional.empty();
            }
            if (!isJdk(type) && isJdk(chosen.getMethod().getType().getName())) {
                chosen = frame;
            }
        }
        return Optional.of(place(chosen));
    }

    /** Without those whose method the recording does not have, as where its class was unloaded. */
    private static List<RecordedFrame> frames(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        return trace == null
                ? List.of()
                : trace.getFrames().stream()
                        .filter(frame ->
                                frame.getMethod() != null && frame.getMethod().getType() != null)
                        .toList();
    }

    private static String place(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName()
                + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "");
    }

    private String during(RecordedEvent event, Instant when) {
        String ran = running.apply(when);
        List<RecordedFrame> frames = frames(event);
        for (int i = frames.size() - 1; i >= 0; i--) {
            String type = frames.get(i).getMethod().getType().getName();
            if (testClasses.contains(type)) {
                return ran.startsWith(type + ".") ? ran : type;
            }
        }
        return ran;
    }

    /** The first frame of the suite's own code, as far as names tell: of a package that begins as the test's does. */
    private static Optional<String> ownPlace(RecordedEvent event, String test) {
        Matcher own = OWN.matcher(test);
        if (!own.find()) {
            return Optional.empty();
        }
        return frames(event).stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith(own.group()))
                .findFirst()
                .map(FlightRecordings::place);
    }

    private static boolean isJdk(String type) {
        for (String start : JDK) {
            if (type.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** As in source: the recorder gives arrays by their descriptors. */
    private static String type(RecordedClass type) {
        return type.getName();
    }

    private Allocations found(long pid) {
        List<ByTest> most = tests.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().bytes))
                .limit(MOST_TESTS)
                .map(entry -> new ByTest(
                        entry.getKey(),
                        new Bytes(entry.getValue().bytes),
                        entry.getValue().samples,
                        sites(entry.getValue().parts, MOST_SITES)))
                .toList();
        return new Allocations(
                pid, new Bytes(bytes), samples, most, sites(old, MOST_OLD), List.copyOf(survivors), List.of());
    }

    private static List<Site> sites(Map<String, Sum> sums, int most) {
        return sums.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Sum> entry) -> -entry.getValue().bytes)
                        .thenComparing(entry -> -entry.getValue().samples)
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(entry -> entry.getValue().site(entry.getKey()))
                .toList();
    }
}

package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.Finding;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.HeapSnapshot;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.observe.probelog.LiveSetReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What a fork noted in a real investigation of src/it/dot-work: its snapshots, of the types that rules or holders name, and its heap's holders. */
final class RecordedRun {
    private RecordedRun() {}

    static List<Finding> findings(String name) throws IOException {
        Path directory = directory(name);
        List<LiveSet> live = LiveSetReader.readAll(directory);
        Samples.Run run = Samples.run()
                .live(live.toArray(LiveSet[]::new))
                .classes(classes(live, left(directory.resolve("1.left"))));
        return heap(run, directory.resolve("1.heap")).findings();
    }

    private static Path directory(String name) {
        try {
            return Path.of(Objects.requireNonNull(RecordedRun.class.getResource("recorded/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<Left>> left(Path file) throws IOException {
        Map<String, List<Left>> left = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", 3);
            left.computeIfAbsent(fields[0], key -> new ArrayList<>()).add(Samples.left(fields[1], fields[2]));
        }
        return left;
    }

    private static ClassFacts[] classes(List<LiveSet> live, Map<String, List<Left>> left) {
        List<String> names = new ArrayList<>();
        for (HeapSnapshot snapshot : live.get(0).snapshots()) {
            names.addAll(snapshot.unseen());
            names.add(snapshot.className());
        }
        names.remove("");
        return IntStream.range(0, names.size())
                .mapToObj(i -> Samples.ended(
                        1,
                        100L * i,
                        names.get(i),
                        Map.of(),
                        left.getOrDefault(names.get(i), List.of()).toArray(Left[]::new)))
                .toArray(ClassFacts[]::new);
    }

    private static Samples.Run heap(Samples.Run run, Path file) throws IOException {
        List<Holder> holders = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", 6);
            if (fields[0].equals("holder")) {
                holders.add(Samples.root(fields[1], fields[3]).in(1).keeps(bytes(fields[2]), fields[4]));
            } else {
                kept.add(Samples.keptBy(
                        1, fields[4], fields[5], fields[1], Long.parseLong(fields[2]), bytes(fields[3]), Bytes.ZERO));
            }
        }
        return run.held(holders.toArray(Holder[]::new)).kept(kept.toArray(Kept[]::new));
    }

    private static Bytes bytes(String digits) {
        return new Bytes(Long.parseLong(digits));
    }
}

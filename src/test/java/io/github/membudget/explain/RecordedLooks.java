package io.github.membudget.explain;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.ClassFacts.Left;
import io.github.membudget.model.Finding;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.Holder;
import io.github.membudget.model.InFork;
import io.github.membudget.model.Kept;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Look;
import io.github.membudget.model.TypeGrowth;
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

/** What a fork noted in a real investigation of src/it/dot-work: its looks, of the types that rules or holders name, and its heap's holders. */
final class RecordedLooks {
    private RecordedLooks() {}

    static List<Finding> findings(String name) throws IOException {
        Path directory = directory(name);
        List<LiveSet> live = LiveSetReader.readAll(directory);
        List<TypeGrowth> growth = new ArrayList<>();
        live.forEach(set -> growth.addAll(LiveGrowth.of(set)));
        return LeakFindings.of(
                new LeakFindings.Seen(
                        "dot-work",
                        live,
                        growth,
                        heap(directory.resolve("1.heap")),
                        classes(live, left(directory.resolve("1.left"))),
                        List.of()),
                RuleBook.own());
    }

    private static Path directory(String name) {
        try {
            return Path.of(Objects.requireNonNull(RecordedLooks.class.getResource("looks/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<Left>> left(Path file) throws IOException {
        Map<String, List<Left>> left = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", 3);
            left.computeIfAbsent(fields[0], key -> new ArrayList<>()).add(new Left(fields[1], fields[2], false));
        }
        return left;
    }

    private static List<ClassFacts> classes(List<LiveSet> live, Map<String, List<Left>> left) {
        List<String> names = new ArrayList<>();
        for (Look look : live.get(0).looks()) {
            names.addAll(look.unseen());
            names.add(look.className());
        }
        names.remove("");
        return IntStream.range(0, names.size())
                .mapToObj(i -> new ClassFacts(
                        names.get(i),
                        1,
                        100L * i,
                        50,
                        List.of(),
                        new InFork(0, 0, false, false, new long[InFork.figures()]),
                        left.getOrDefault(names.get(i), List.of())))
                .toList();
    }

    private static HeapFacts heap(Path file) throws IOException {
        List<Holder> holders = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", 6);
            if (fields[0].equals("holder")) {
                holders.add(new Holder(
                        1, fields[1], fields[3], bytes(fields[2]), fields[4], Bytes.ZERO, List.of(), List.of()));
            } else {
                kept.add(new Kept(
                        1, fields[1], Long.parseLong(fields[2]), bytes(fields[3]), fields[4], fields[5], Bytes.ZERO));
            }
        }
        return new HeapFacts(holders, kept, Map.of(), List.of());
    }

    private static Bytes bytes(String digits) {
        return new Bytes(Long.parseLong(digits));
    }
}

package io.github.membudget.run;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.investigate.diagnose.DumpQuery;
import io.github.membudget.investigate.diagnose.LaterRounds;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.investigate.diagnose.RunEvidence;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapQuery;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.observe.probelog.LiveSetReader;
import io.github.membudget.platform.hotspot.HeapDumps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Reads what a module's forks left for an investigation: their heap dumps and, at the same time, their flight recordings. */
final class EvidenceReader {
    private final List<Path> heapClasspath;
    private final RuleBook rules;
    private final Messages messages;
    private final List<String> gaps;
    private final List<LaterRounds.Kept> laterRounds = new ArrayList<>();

    /**
     * @param heapClasspath this plugin's jar and the heap library's; empty where that could not be had
     * @param gaps takes what could not be read, in words for the user
     */
    EvidenceReader(List<Path> heapClasspath, RuleBook rules, Messages messages, List<String> gaps) {
        this.heapClasspath = heapClasspath;
        this.rules = rules;
        this.messages = messages;
        this.gaps = gaps;
    }

    /** @param directory into which the module's forks noted */
    RunEvidence read(
            String module,
            ModuleFacts facts,
            NotedHeaps noted,
            Path directory,
            AllocationLook recordings,
            DumpKeeper keeper) {
        List<LiveSet> live = noted.live();
        List<TypeGrowth> growth =
                live.stream().flatMap(set -> LiveGrowth.of(set).stream()).toList();
        live.forEach(set -> set.gap().ifPresent(gaps::add));
        // Another JVM reads the dumps meanwhile.
        FutureTask<List<Allocations>> recorded = new FutureTask<>(() -> recordings.look(module, facts, directory));
        Thread reading = new Thread(recorded, "membudget-recordings");
        reading.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        reading.start();
        HeapFacts heap = HeapFacts.NONE;
        List<Allocations> allocations = List.of();
        try {
            Optional<HeapQuery.Exhausted> exhausted =
                    noted.exhausted().map(any -> DumpQuery.exhausted(facts.classes(), facts.tests()));
            for (Map.Entry<Long, LiveSetReader.ForkDumps> fork :
                    LiveSetReader.dumps(directory).entrySet()) {
                heap = heap.plus(heap(fork.getKey(), fork.getValue(), live, growth, recorded, exhausted));
                keeper.read(fork.getValue().last(), fork.getKey());
                readLaterRounds(directory, fork.getKey(), live, growth);
            }
            allocations = List.copyOf(recorded.get());
            gaps.addAll(recordings.gaps());
        } catch (IOException e) {
            gaps.add("what the test JVMs noted in " + directory + " cannot be read: " + e.getMessage());
        } catch (ExecutionException e) {
            gaps.add("the flight recordings in " + directory + " cannot be read: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new RunEvidence(
                module,
                live,
                growth,
                heap,
                OwnFiles.of(facts.classes(), recordings.written()),
                allocations,
                noted.exhausted().flatMap(NotedHeaps.Exhausted::limit),
                noted.shortages());
    }

    /** What was kept after later rounds; nothing where there was one. */
    List<LaterRounds.Kept> laterRounds() {
        return List.copyOf(laterRounds);
    }

    private void readLaterRounds(Path directory, long pid, List<LiveSet> live, List<TypeGrowth> growth) {
        if (heapClasspath.isEmpty()) {
            return;
        }
        live.stream()
                .filter(set -> set.pid() == pid)
                .flatMap(set -> set.rounds().all().stream())
                .map(LiveSet.Round::number)
                .forEach(round -> LiveSetReader.roundDump(directory, pid, round)
                        .ifPresent(dump ->
                                laterRounds.add(new LaterRounds.Kept(pid, round, holders(pid, dump, live, growth)))));
    }

    private List<Holder> holders(long pid, Path dump, List<LiveSet> live, List<TypeGrowth> growth) {
        // What the recorder sampled is no longer where it was in the first round.
        return read(pid, dump, query(pid, live, growth), CompletableFuture.completedFuture(List.of()))
                .holders();
    }

    private HeapQuery query(long pid, List<LiveSet> live, List<TypeGrowth> growth) {
        Map<String, Use> uses = new HashMap<>();
        List<LiveSet> ownLive = live.stream().filter(set -> set.pid() == pid).toList();
        ownLive.forEach(set -> LiveGrowth.last(set).forEach((type, use) -> uses.put(TypeNames.readable(type), use)));
        List<TypeGrowth> own = growth.stream().filter(type -> type.pid() == pid).toList();
        return DumpQuery.of(pid, uses, ownLive, own, rules);
    }

    private HeapFacts heap(
            long pid,
            LiveSetReader.ForkDumps dumps,
            List<LiveSet> live,
            List<TypeGrowth> growth,
            Future<List<Allocations>> recorded,
            Optional<HeapQuery.Exhausted> exhausted) {
        if (heapClasspath.isEmpty()) {
            gaps.add("who holds what was not looked for in JVM " + pid
                    + ": the library that reads heap dumps is missing");
            return HeapFacts.NONE;
        }
        HeapQuery query = query(pid, live, growth);
        if (dumps.atEnd().isEmpty()) {
            gaps.add("JVM " + pid
                    + " ended before its tests did: its heap is shown as it was when memory first ran out");
            return read(pid, dumps.last(), exhausted.map(query::with).orElse(query), recorded);
        }
        HeapFacts atEnd = read(pid, dumps.last(), query, recorded);
        return dumps.whenFull().isEmpty() || exhausted.isEmpty()
                ? atEnd
                : atEnd.withExhausted(read(
                                pid,
                                dumps.whenFull().get(),
                                HeapQuery.ofHolders(pid).with(exhausted.get()),
                                CompletableFuture.completedFuture(List.of()))
                        .exhausted());
    }

    private HeapFacts read(long pid, Path dump, HeapQuery query, Future<List<Allocations>> recorded) {
        try {
            messages.info(
                    "membudget: reading the heap dump of JVM " + pid + " (" + Files.size(dump) / (1 << 20) + " MiB) …");
            return HeapDumps.look(heapClasspath, dump, query, () -> survivors(recorded, pid));
        } catch (IOException e) {
            gaps.add("the heap dump of JVM " + pid + " cannot be read: " + e.getMessage());
            return HeapFacts.NONE;
        }
    }

    /** None where nothing was recorded, or it cannot be read: whoever waits for the recordings next reports that. */
    private static List<Survivor> survivors(Future<List<Allocations>> recorded, long pid) {
        try {
            return recorded.get().stream()
                    .filter(fork -> fork.pid() == pid)
                    .flatMap(fork -> fork.survivors().stream())
                    .map(one -> new Survivor(
                            one.address(), TypeNames.readable(one.type()), one.length(), one.place(), one.during()))
                    .toList();
        } catch (ExecutionException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}

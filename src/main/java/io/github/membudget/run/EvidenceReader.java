package io.github.membudget.run;

import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.investigate.diagnose.DumpQuery;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Reads what a module's forks left for an investigation: their heap dumps and, at the same time, their flight recordings. */
final class EvidenceReader {
    private final List<Path> heapClasspath;
    private final RuleBook rules;
    private final Messages messages;
    private final List<String> gaps;
    private final List<Holder> lastRound = new ArrayList<>();

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
            List<LiveSet> live,
            Path directory,
            AllocationLook recordings,
            DumpKeeper keeper) {
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
            for (Map.Entry<Long, Path> dump : LiveSetReader.dumps(directory).entrySet()) {
                heap = heap.plus(heap(dump.getKey(), dump.getValue(), live, growth, recorded));
                keeper.read(dump.getValue(), dump.getKey());
                Optional<Path> last = LiveSetReader.lastRound(directory, dump.getKey());
                if (last.isPresent()) {
                    lastRound.addAll(heap(dump.getKey(), last.get(), live, growth, recorded)
                            .holders());
                }
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
                module, live, growth, heap, OwnFiles.of(facts.classes(), recordings.written()), allocations);
    }

    /** What was kept after the last of several rounds; nothing where there was one. */
    List<Holder> lastRound() {
        return List.copyOf(lastRound);
    }

    private HeapFacts heap(
            long pid, Path dump, List<LiveSet> live, List<TypeGrowth> growth, Future<List<Allocations>> recorded) {
        if (heapClasspath.isEmpty()) {
            gaps.add("who holds what was not looked for in JVM " + pid
                    + ": the library that reads heap dumps is missing");
            return HeapFacts.NONE;
        }
        if (LiveSetReader.whenFull(dump)) {
            gaps.add("JVM " + pid
                    + " ended before its tests did: its heap is told as it was when it first ran out of memory");
        }
        try {
            messages.info(
                    "membudget: reading the heap dump of JVM " + pid + " (" + Files.size(dump) / (1 << 20) + " MiB) …");
            Map<String, Use> uses = new HashMap<>();
            List<LiveSet> ownLive =
                    live.stream().filter(set -> set.pid() == pid).toList();
            ownLive.forEach(
                    set -> LiveGrowth.last(set).forEach((type, use) -> uses.put(TypeNames.readable(type), use)));
            List<TypeGrowth> own =
                    growth.stream().filter(type -> type.pid() == pid).toList();
            return HeapDumps.look(
                    heapClasspath, dump, DumpQuery.of(pid, uses, ownLive, own, rules), () -> survivors(recorded, pid));
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

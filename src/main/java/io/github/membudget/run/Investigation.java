package io.github.membudget.run;

import io.github.membudget.explain.FindingText;
import io.github.membudget.growth.LiveGrowth;
import io.github.membudget.investigate.diagnose.Diagnosis;
import io.github.membudget.investigate.diagnose.DumpQuery;
import io.github.membudget.investigate.diagnose.RuleBook;
import io.github.membudget.investigate.diagnose.RuleCoverage;
import io.github.membudget.investigate.diagnose.RunEvidence;
import io.github.membudget.launch.Messages;
import io.github.membudget.model.Allocations;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Investigated;
import io.github.membudget.model.Investigated.Checked;
import io.github.membudget.model.KeepDump;
import io.github.membudget.model.LiveSet;
import io.github.membudget.model.LiveSet.Use;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.observe.probelog.LiveSetReader;
import io.github.membudget.platform.hotspot.HeapDumps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Looks into what the forks of a module noted of their heaps. */
public final class Investigation {
    private final List<Path> heapClasspath;
    private final Optional<Path> flameJar;
    private final boolean records;
    private final RuleBook rules;
    private final Messages messages;
    private final boolean counts;
    private final KeepDump keep;

    /**
     * @param heapClasspath this plugin's jar and the heap library's; empty where that could not be had
     * @param flameJar of the library that draws flame graphs, where it could be had
     * @param records whether the forks' flight recorders run
     * @param keep what becomes of heap dumps once they are read
     */
    public Investigation(
            List<Path> heapClasspath,
            Optional<Path> flameJar,
            boolean records,
            KeepDump keep,
            RuleBook rules,
            Messages messages) {
        this(heapClasspath, flameJar, records, keep, rules, messages, false);
    }

    /**
     * One that runs forks under the same instruments, and only counts what lived: for a run to compare with.
     *
     * @param records whether the forks' flight recorders run, which takes memory too
     */
    public static Investigation ofLiveSets(boolean records, RuleBook rules, Messages messages) {
        return new Investigation(List.of(), Optional.empty(), records, KeepDump.NONE, rules, messages, true);
    }

    private Investigation(
            List<Path> heapClasspath,
            Optional<Path> flameJar,
            boolean records,
            KeepDump keep,
            RuleBook rules,
            Messages messages,
            boolean counts) {
        this.keep = keep;
        this.counts = counts;
        this.flameJar = flameJar;
        this.records = records;
        this.rules = rules;
        this.heapClasspath = heapClasspath;
        this.messages = messages;
    }

    /** What a module's forks noted of their heaps, and why nothing can be read, where that is so. */
    record Noted(List<LiveSet> live, Optional<String> unreadable) {
        static final Noted NOTHING = new Noted(List.of(), Optional.empty());
    }

    /** @param directory into which the module's forks noted */
    static Noted read(Path directory) {
        try {
            return new Noted(LiveSetReader.readAll(directory), Optional.empty());
        } catch (IOException e) {
            return new Noted(
                    List.of(),
                    Optional.of("what the test JVMs noted in " + directory + " cannot be read: " + e.getMessage()));
        }
    }

    /**
     * @param reports where the reports will be
     * @param directory into which the module's forks noted; removed here, since dumps are large and hold secrets
     * @param noted what was read there
     */
    Investigated look(String project, String module, ModuleFacts facts, Path reports, Path directory, Noted noted) {
        List<LiveSet> live = noted.live();
        if (counts) {
            noted.unreadable().ifPresent(why -> messages.warn("membudget: " + why));
            NotesFolder.remove(directory);
            return new Investigated(project, module, live, List.of(), List.of(), List.of(), Checked.NOTHING, List.of());
        }
        List<TypeGrowth> growth = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        List<Holder> holders = new ArrayList<>();
        Map<String, Set<String>> subtypes = new HashMap<>();
        List<HeapFacts.Soft> soft = new ArrayList<>();
        List<HeapFacts.Together> together = new ArrayList<>();
        Map<Long, Bytes> reached = new HashMap<>();
        List<Allocations> allocations = new ArrayList<>();
        List<String> gaps = new ArrayList<>(noted.unreadable().stream().toList());
        DumpKeeper keeper = new DumpKeeper(keep, reports, module, messages);
        try {
            live.forEach(set -> growth.addAll(LiveGrowth.of(set)));
            live.forEach(set -> set.gap().ifPresent(gaps::add));
            // Beside the dumps, which another JVM reads.
            List<String> unrecorded = new ArrayList<>();
            FutureTask<List<Allocations>> recorded = new FutureTask<>(() -> records && !live.isEmpty()
                    ? new AllocationLook(flameJar, reports, unrecorded).look(module, facts, directory)
                    : List.of());
            Thread reading = new Thread(recorded, "membudget-recordings");
            reading.setContextClassLoader(Thread.currentThread().getContextClassLoader());
            reading.start();
            for (Map.Entry<Long, Path> dump : LiveSetReader.dumps(directory).entrySet()) {
                HeapFacts heap = look(dump.getKey(), dump.getValue(), live, growth, recorded, gaps);
                holders.addAll(heap.holders());
                kept.addAll(heap.kept());
                soft.addAll(heap.soft());
                together.addAll(heap.together());
                reached.putAll(heap.live());
                heap.subtypes().forEach((base, types) -> subtypes.computeIfAbsent(base, any -> new HashSet<>())
                        .addAll(types));
                keeper.read(dump.getValue(), dump.getKey());
            }
            allocations.addAll(recorded.get());
            gaps.addAll(unrecorded);
        } catch (IOException e) {
            gaps.add("what the test JVMs noted in " + directory + " cannot be read: " + e.getMessage());
        } catch (ExecutionException e) {
            gaps.add("the flight recordings in " + directory + " cannot be read: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            NotesFolder.remove(directory);
        }
        if (live.isEmpty() && noted.unreadable().isEmpty()) {
            gaps.add("no test JVM of module '" + module + "' noted what lives on its heap: "
                    + (facts.tests().isEmpty()
                            ? "no test of it ran, for a reason that Surefire tells"
                            : "its tests are not run by the JUnit Platform (Surefire 3.6 and newer run JUnit 4.12, TestNG"
                                    + " 6.14.3 and newer ones on it), or its JVM has no class histogram to give"));
        }
        holders.sort(Comparator.comparing(Holder::all).reversed());
        gaps.replaceAll(gap -> gap.replaceFirst("\\.+$", ""));
        gaps.forEach(gap -> messages.warn("membudget: " + gap + "."));
        RunEvidence evidence = new RunEvidence(
                module,
                live,
                growth,
                new HeapFacts(holders, kept, subtypes, soft, together, reached),
                facts.classes(),
                allocations);
        Diagnosis diagnosis = Diagnosis.of(evidence, rules);
        return new Investigated(
                        project,
                        module,
                        live,
                        LiveGrowth.most(growth),
                        List.copyOf(allocations),
                        FindingText.of(diagnosis),
                        gaps.isEmpty() ? RuleCoverage.checked(evidence, rules, diagnosis) : Checked.NOTHING,
                        List.copyOf(gaps))
                .with(keeper.kept());
    }

    boolean dumps() {
        return !counts;
    }

    boolean records() {
        return records;
    }

    private HeapFacts look(
            long pid,
            Path dump,
            List<LiveSet> live,
            List<TypeGrowth> growth,
            Future<List<Allocations>> recorded,
            List<String> gaps) {
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

    /** None where nothing was recorded, or it cannot be read, which is told by who waits for it next. */
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

package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.HeapQuery;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.Kept;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.platform.hotspot.HeapDumps;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;

class HeapReaderMainTest {
    private static final String PLANTS = HeapPlants.class.getName();
    private static final long MIB = 1 << 20;

    private static HeapFacts facts = HeapFacts.NONE;
    private static Path dump = Path.of("heap.hprof");

    @BeforeAll
    static void readARealDump(@TempDir Path directory) throws Exception {
        dump = directory.resolve("heap.hprof");
        run(List.of(PLANTS, dump.toString()), directory);
        HeapQuery query = new HeapQuery(
                7,
                Map.of("java.lang.String", 24.0, PLANTS + "$Tree", 24.0, "java.util.ArrayList", 24.0),
                Set.of(
                        PLANTS + "$Pool",
                        PLANTS + "$Chain",
                        PLANTS + "$Hooked",
                        "java.nio.DirectByteBuffer",
                        "sun.nio.ch.FileChannelImpl$DefaultUnmapper"),
                Set.of("java.lang.ClassLoader"),
                Set.of("java.io.DeleteOnExitHook.files"),
                Map.of("pools and trees", Set.of(PLANTS + "$Pool", PLANTS + "$Context")),
                Map.of(),
                Optional.empty());
        facts = look(dump, query, List::of);
    }

    static HeapFacts look(Path dump, HeapQuery query, Supplier<List<Survivor>> sampled) throws IOException {
        return HeapDumps.look(
                Stream.of(classpath().split(File.pathSeparator)).map(Path::of).toList(), dump, query, sampled);
    }

    private static String classpath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static List<String> run(List<String> arguments, Path directory) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp", classpath()));
        command.addAll(arguments);
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(out);
        assertThat(process.exitValue()).as(lines.toString()).isZero();
        return lines;
    }

    private static Holder holder(String name) {
        return facts.holders().stream()
                .filter(holder -> name(holder).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no holder " + name + " in " + facts.holders()));
    }

    private static Kept kept(String name) {
        return facts.kept().stream()
                .filter(kept -> kept.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing kept by " + name + " in " + facts.kept()));
    }

    /** Of the field or the thread; empty for what has none of its own. */
    private static String name(Holder holder) {
        if (holder.keeper() instanceof Keeper.Field field) {
            return field.field().qualified();
        }
        return holder.keeper() instanceof Keeper.OfThread thread ? thread.name() : "";
    }

    private static String path(Holder holder) {
        return HeapNotation.of(holder.path());
    }

    private static String root(Kept kept) {
        return kept.root().map(HeapNotation::of).orElse("");
    }

    private static Keeper.SeveralRoots several(Holder holder) {
        assertThat(holder.keeper()).isInstanceOf(Keeper.SeveralRoots.class);
        return (Keeper.SeveralRoots) holder.keeper();
    }

    private static Stream<String> ways(Holder holder) {
        return several(holder).ways().stream().map(HeapNotation::of);
    }

    @Test
    void knowsWhichHolderKeepsAnObjectAtAnAddress(@TempDir Path directory) throws Exception {
        List<Survivor> texts = texts(84);
        assertThat(texts).hasSizeGreaterThan(100);
        assertThat(sampled(directory, texts)).containsExactlyInAnyOrderElementsOf(addresses(texts));
        List<Survivor> moved = texts.stream()
                .limit(100)
                .map(text -> new Survivor(text.address(), "byte[]", OptionalInt.of(85), "", ""))
                .toList();
        assertThat(sampled(
                        directory,
                        Stream.concat(moved.stream(), texts.stream().limit(20)).toList()))
                .as("where most are others now, the rest prove nothing")
                .isEmpty();
    }

    private static List<Long> addresses(List<Survivor> objects) {
        return objects.stream().map(Survivor::address).toList();
    }

    private static List<Long> sampled(Path directory, List<Survivor> asked) throws Exception {
        Path copy = Files.copy(dump, directory.resolve("asked.hprof"), StandardCopyOption.REPLACE_EXISTING);
        HeapFacts found = look(copy, HeapQuery.ofHolders(7), () -> asked);
        assertThat(found.holders())
                .filteredOn(holder -> !name(holder).equals(PLANTS + ".TREES"))
                .allMatch(holder -> holder.sampled().isEmpty());
        return found.holders().stream()
                .filter(holder -> name(holder).equals(PLANTS + ".TREES"))
                .findFirst()
                .orElseThrow()
                .sampled();
    }

    /** Arrays that only the trees have. */
    private static List<Survivor> texts(int length) throws Exception {
        List<Survivor> found = new ArrayList<>();
        for (Object each : HeapFactory.createHeap(dump.toFile())
                .getJavaClassByName(PLANTS + "$Tree")
                .getInstances()) {
            Instance text = (Instance) ((Instance) each).getValueOfField("text");
            found.add(new Survivor(text.getInstanceId(), "byte[]", OptionalInt.of(length), "", ""));
        }
        return found.subList(0, 500);
    }

    @Test
    void fieldsOfOneNameThatKeepAlikeInManyClassesAreToldAsOne() {
        String many = ManySmallPlants.class.getName();

        assertThat(facts.holders())
                .filteredOn(holder -> name(holder).endsWith(".ROWS"))
                .singleElement()
                .satisfies(rows -> {
                    assertThat(name(rows)).isEqualTo(many + "$Fourth.ROWS");
                    assertThat(rows.declaring())
                            .containsExactlyInAnyOrder(
                                    many + "$Fourth", many + "$First", many + "$Second", many + "$Third");
                    assertThat(rows.retained().value())
                            .isBetween(10L * ManySmallPlants.ROW_BYTES, 10L * (ManySmallPlants.ROW_BYTES + 512));
                    assertThat(path(rows)).startsWith("ArrayList (4) -> 4 x " + many + "$Fourth$Row");
                });
        assertThat(facts.holders()).noneMatch(holder -> name(holder).endsWith(".PAIR"));
    }

    @Test
    void manyThreadsThatEachKeepLittleAreTold() {
        assertThat(facts.holders())
                .filteredOn(holder -> name(holder).startsWith("scratch-"))
                .hasSize(ManySmallPlants.THREADS)
                .allSatisfy(holder -> {
                    assertThat(holder.keeper()).isInstanceOf(Keeper.ThreadLocals.class);
                    assertThat(path(holder))
                            .startsWith("ThreadLocal " + ManySmallPlants.class.getName() + ".SCRATCH -> ");
                    assertThat(holder.retained().value()).isGreaterThanOrEqualTo(ManySmallPlants.LOCAL_BYTES);
                });
    }

    @Test
    void whatAChainsLinksHaveIsOnItsPath() {
        String chains = ChainsAndLoaders.class.getName();
        assertThat(path(holder(chains + ".LINKED"))).isEqualTo("LinkedList (30) -> 30 x " + chains + "$Row -> long[]");
        assertThat(facts.holders())
                .filteredOn(holder -> path(holder).startsWith("jdk.internal.ref.CleanerImpl"))
                .singleElement()
                .satisfies(holder -> {
                    assertThat(path(holder)).contains(chains + "$Handle").endsWith(" -> short[]");
                    assertThat(holder.retained().value()).isGreaterThanOrEqualTo(ChainsAndLoaders.HANDLES * 65_536L);
                });
    }

    @Test
    void whatTwoFieldsOfOneClassReachIsToldByItself() {
        assertThat(facts.holders())
                .filteredOn(holder -> path(holder).endsWith("float[]"))
                .singleElement()
                .satisfies(holder -> {
                    assertThat(several(holder).nearest())
                            .get()
                            .extracting(HeapNotation::of)
                            .asString()
                            .startsWith("static field " + ChainsAndLoaders.class.getName());
                    assertThat(path(holder)).isEqualTo("ArrayList (2) -> 2 x float[]");
                    assertThat(holder.retained().value()).isGreaterThanOrEqualTo(2 << 20);
                });
    }

    @Test
    void whoKeepsAClassLoaderKeepsItsClassesFields() {
        String plugin = ChainsAndLoaders.Plugin.class.getName();
        assertThat(facts.holders())
                .filteredOn(holder -> path(holder).contains(plugin + ".TABLE"))
                .hasSize(3)
                .allSatisfy(holder -> {
                    assertThat(holder.keeper()).isInstanceOf(Keeper.Threads.class);
                    assertThat(name(holder)).endsWith(" plugin");
                    assertThat(path(holder)).endsWith(plugin + ".TABLE -> byte[]");
                    assertThat(holder.retained().value()).isGreaterThanOrEqualTo(ChainsAndLoaders.PLUGIN_BYTES);
                });
        assertThat(facts.holders()).noneMatch(holder -> name(holder).equals(plugin + ".TABLE"));
    }

    @Test
    void whatSoftReferencesAloneKeepIsToldByTheirClass() {
        assertThat(facts.soft())
                .filteredOn(soft -> soft.type().equals("java.lang.ref.SoftReference"))
                .singleElement()
                .satisfies(soft -> {
                    assertThat(soft.pid()).isEqualTo(7);
                    assertThat(soft.bytes().value()).isBetween(4 * MIB, 4 * MIB + 400_000);
                });
        assertThat(facts.holders()).noneMatch(holder -> holder.toString().contains("SOFT"));
    }

    @Test
    void threadsThatWaitForWorkKeepWhatTheirQueueHas() {
        Holder poller = holder("poller");
        assertThat(poller.retained().value()).isBetween(3 * MIB, 3 * MIB + 100_000);
        assertThat(poller.keeper()).isEqualTo(Keeper.Threads.of("poller"));
        assertThat(poller.path().types()).contains("byte[]");
        Holder workers = holder("workers");
        assertThat(workers.keeper()).isEqualTo(new Keeper.Threads("workers", 2, 0, List.of()));
        assertThat(workers.retained().value()).isBetween(5 * MIB, 5 * MIB + 100_000);
    }

    @Test
    void subtypesAreFoundThroughAllGenerations() {
        assertThat(facts.subtypes().getOrDefault("java.lang.ClassLoader", Set.of()))
                .contains(PLANTS + "$Box", PLANTS + "$InnerBox");
        assertThat(kept(PLANTS + "$InnerBox").count()).isEqualTo(2);
        assertThat(root(kept(PLANTS + "$InnerBox"))).isEqualTo("static field " + PLANTS + ".LOADERS");
    }

    /** Each keeps the next, so that what a part of them keeps tells nothing of all. */
    @Test
    void whatManyInstancesKeepTogetherIsNoMultipleOfWhatSomeDo() {
        Kept chain = kept(PLANTS + "$Chain");
        assertThat(chain.count()).isEqualTo(50_000);
        assertThat(chain.retained().value()).isBetween(50_000L * 16, 50_000L * 24);
    }

    /** 3 trees of 5461 nodes: 24 bytes, a list of 24, a text of 104, and where there are children an array of 56. */
    @Test
    void sizesAreThoseOfTheJvm() {
        Holder trees = holder(PLANTS + ".TREES");
        long expected = 3L * (5461 * (24 + 24 + 104) + 1365 * 56);
        assertThat(trees.retained().value()).isBetween(expected, expected + 4096);
        assertThat(path(trees)).startsWith("HashMap (3) -> 3 x " + PLANTS + "$Tree");
    }

    @Test
    void whatTwoRegistersHoldIsKeptByTheInstancesTogether() {
        Kept pools = kept(PLANTS + "$Pool");
        assertThat(pools.count()).isEqualTo(3);
        assertThat(pools.retained().value()).isBetween(3 * MIB, 3 * MIB + 1024);
        assertThat(root(pools)).isIn("static field " + PLANTS + ".POOLS", "static field " + PLANTS + ".REGISTER");
        assertThat(facts.holders()).noneMatch(holder -> holder.toString().contains("REGISTER"));
    }

    @Test
    void shutdownHooksAreNoWayWhereThereIsAnother() {
        assertThat(kept(PLANTS + "$Hooked").count()).isEqualTo(1);
        assertThat(root(kept(PLANTS + "$Hooked"))).isEqualTo("static field " + PLANTS + ".HOOKED");
    }

    @Test
    void theCleanerOfAMappingIsNoWayToIt() {
        Kept cleaner = kept("sun.nio.ch.FileChannelImpl$DefaultUnmapper");
        assertThat(cleaner.count()).isEqualTo(1);
        assertThat(root(cleaner)).isEqualTo("static field " + PLANTS + ".BUFFERS");
    }

    @Test
    void aThreadLocalIsItsThreads() {
        Holder local = facts.holders().stream()
                .filter(holder -> holder.keeper() instanceof Keeper.ThreadLocals)
                .findFirst()
                .orElseThrow();
        assertThat(local.keeper()).isEqualTo(Keeper.ThreadLocals.of("main"));
        assertThat(local.path().steps().get(0)).isEqualTo(new PathStep.ThreadLocalOf(new StaticField(PLANTS, "LOCAL")));
        assertThat(local.retained().value()).isBetween(2 * MIB, 2 * MIB + 65_536);
    }

    /** Slices and views have no memory of their own, and how much of a mapped file is resident nobody knows. */
    @Test
    void directBuffersAreTheirHoldersBesideTheHeap() {
        Holder buffers = holder(PLANTS + ".BUFFERS");
        assertThat(buffers.direct().value()).isEqualTo(6 * MIB);
        assertThat(buffers.retained().value()).isLessThan(8192);
        assertThat(buffers.path().lastType()).contains("java.nio.DirectByteBuffer");
        assertThat(kept("java.nio.DirectByteBuffer").direct().value()).isBetween(6 * MIB, 6 * MIB + 65_536);
        assertThat(holder(PLANTS + ".TREES").direct()).isEqualTo(Bytes.ZERO);
    }

    @Test
    void whatIsReachedFromSeveralRootsIsToldByItself() {
        assertThat(facts.holders())
                .filteredOn(holder -> holder.isShared() && holder.toString().contains("HeapPlants"))
                .as("not the pools, which were asked after")
                .singleElement()
                .satisfies(shared -> {
                    assertThat(shared.retained().value()).isBetween(7 * MIB, 7 * MIB + 1024);
                    assertThat(several(shared).nearest().orElseThrow())
                            .isIn(new StaticField(PLANTS, "ONE_WAY"), new StaticField(PLANTS + "$Other", "WAY"));
                    assertThat(path(shared)).isEqualTo(PLANTS + "$Context -> byte[]");
                    assertThat(ways(shared))
                            .containsExactlyInAnyOrder(
                                    "static field " + PLANTS + ".ONE_WAY -> ArrayList -> " + PLANTS + "$Context",
                                    "static field " + PLANTS + "$Other.WAY -> ArrayList -> " + PLANTS + "$Context");
                });
    }

    @Test
    void smallObjectsThatTwoMapsHaveAreToldAsOne() {
        String many = ManySmallPlants.class.getName();
        assertThat(facts.holders())
                .filteredOn(holder -> path(holder).contains(many + "$Cell"))
                .singleElement()
                .satisfies(cells -> {
                    assertThat(path(cells)).isEqualTo(ManySmallPlants.SHARED + " x " + many + "$Cell -> double[]");
                    assertThat(cells.retained().value())
                            .isBetween(
                                    (long) ManySmallPlants.SHARED * ManySmallPlants.SHARED_BYTES,
                                    (long) ManySmallPlants.SHARED * (ManySmallPlants.SHARED_BYTES + 64));
                    assertThat(ways(cells))
                            .containsExactlyInAnyOrder(
                                    "static field " + many + ".BY_NAME -> HashMap -> " + many + "$Cell",
                                    "static field " + many + ".BY_NUMBER -> HashMap -> " + many + "$Cell");
                });
    }

    @Test
    void whatAListHasTooIsNotAFieldsOrAThreadLocalsAlone() {
        String many = ManySmallPlants.class.getName();
        assertThat(facts.holders())
                .filteredOn(holder -> path(holder).contains(many + "$State"))
                .hasSize(2)
                .allSatisfy(holder -> assertThat(ways(holder))
                        .contains("static field " + many + ".HISTORY -> ArrayList -> " + many + "$State"))
                .extracting(holder -> several(holder).nearest().orElseThrow())
                .containsExactlyInAnyOrder(new GcRoot.LiveThread("main"), new StaticField(many, "last"));
    }

    @Test
    void whatTypesKeepTogetherIsAllThatGoesWithoutThem() {
        assertThat(facts.together())
                .singleElement()
                .satisfies(all -> assertThat(all.retained().value()).isBetween(10 * MIB, 10 * MIB + 4096));
    }

    @Test
    void allThatIsReachedIsCounted() {
        long holders = facts.holders().stream()
                .mapToLong(holder -> holder.retained().value())
                .sum();
        assertThat(facts.live().getOrDefault(7L, Bytes.ZERO).value()).isBetween(holders, holders + 16 * MIB);
    }

    @Test
    void whatTheJdkKeepsForTheSuiteIsTold() {
        assertThat(holder("java.lang.System.props").retained().value()).isBetween(3 * MIB, 3 * MIB + 100_000);
        assertThat(facts.holders()).anyMatch(holder -> path(holder).contains(PLANTS + "$Stats -> byte[]"));
    }

    @Test
    void whatMayBeCollectedIsNotKept() {
        String all = facts.toString();
        assertThat(all).doesNotContain("WEAK").doesNotContain("SOFT");
    }
}

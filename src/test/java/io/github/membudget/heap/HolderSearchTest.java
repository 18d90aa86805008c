package io.github.membudget.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapFacts;
import io.github.membudget.model.HeapQuestion;
import io.github.membudget.model.Holder;
import io.github.membudget.platform.hotspot.HeapDumps;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;

class HolderSearchTest {
    private static final String PLANTS = HeapPlants.class.getName();
    private static final long MIB = 1 << 20;

    private static List<String> answer = List.of();
    private static HeapFacts facts = HeapFacts.NONE;
    private static Path dump = Path.of("heap.hprof");

    @BeforeAll
    static void readARealDump(@TempDir Path directory) throws Exception {
        dump = directory.resolve("heap.hprof");
        run(List.of(PLANTS, dump.toString()), directory, "");
        String question = String.join(
                "\n",
                "use\tjava.lang.String\t1\t24",
                "use\t" + PLANTS + "$Tree\t1\t24",
                "use\tjava.util.ArrayList\t1\t24",
                "type\t" + PLANTS + "$Pool",
                "type\t" + PLANTS + "$Chain",
                "type\t" + PLANTS + "$Hooked",
                "type\tjava.nio.DirectByteBuffer",
                "type\tsun.nio.ch.FileChannelImpl$DefaultUnmapper",
                "base\tjava.lang.ClassLoader",
                "field\tjava.io.DeleteOnExitHook.files",
                "together\tpools and trees\t" + PLANTS + "$Pool",
                "together\tpools and trees\t" + PLANTS + "$Context",
                "");
        answer = run(List.of(HolderSearch.class.getName(), dump.toString()), directory, question);
        facts = HeapDumps.look(
                Stream.of(classpath().split(File.pathSeparator)).map(Path::of).toList(),
                dump,
                7,
                new HeapQuestion(Map.of(), Set.of(), Set.of(), Set.of(), Map.of()),
                List::of);
    }

    private static String classpath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static List<String> run(List<String> arguments, Path directory, String in) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp", classpath()));
        command.addAll(arguments);
        Path asked = Files.writeString(directory.resolve("in"), in);
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(asked.toFile())
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readAllLines(out);
        assertThat(process.exitValue()).as(lines.toString()).isZero();
        return lines;
    }

    private static String[] line(String start) {
        return answer.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> line.split("\t"))
                .orElseThrow(() -> new AssertionError("no '" + start + "' in " + answer));
    }

    private static String[] holder(String name) {
        return answer.stream()
                .map(line -> line.split("\t"))
                .filter(words -> words[0].equals("holder") && words[3].equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no holder " + name + " in " + answer));
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
        HeapFacts found = HeapDumps.look(
                Stream.of(classpath().split(File.pathSeparator)).map(Path::of).toList(),
                copy,
                7,
                new HeapQuestion(Map.of(), Set.of(), Set.of(), Set.of(), Map.of()),
                () -> asked);
        assertThat(found.holders())
                .filteredOn(holder -> !holder.name().equals(PLANTS + ".TREES"))
                .allMatch(holder -> holder.sampled().isEmpty());
        return found.holders().stream()
                .filter(holder -> holder.name().equals(PLANTS + ".TREES"))
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
                .filteredOn(holder -> holder.name().endsWith(".ROWS"))
                .singleElement()
                .satisfies(rows -> {
                    assertThat(rows.name()).isEqualTo(many + "$Fourth.ROWS");
                    assertThat(rows.others())
                            .containsExactlyInAnyOrder(
                                    many + "$First.ROWS", many + "$Second.ROWS", many + "$Third.ROWS");
                    assertThat(rows.retained().value())
                            .isBetween(10L * ManySmallPlants.ROW_BYTES, 10L * (ManySmallPlants.ROW_BYTES + 512));
                    assertThat(rows.path()).startsWith("ArrayList (4) -> 4 x " + many + "$Fourth$Row");
                });
        assertThat(facts.holders()).noneMatch(holder -> holder.name().endsWith(".PAIR"));
    }

    @Test
    void manyThreadsThatEachKeepLittleAreTold() {
        assertThat(facts.holders())
                .filteredOn(holder -> holder.name().startsWith("scratch-"))
                .hasSize(ManySmallPlants.THREADS)
                .allSatisfy(holder -> {
                    assertThat(holder.kind()).isEqualTo("thread-local");
                    assertThat(holder.path())
                            .startsWith("ThreadLocal " + ManySmallPlants.class.getName() + ".SCRATCH -> ");
                    assertThat(holder.retained().value()).isGreaterThanOrEqualTo(ManySmallPlants.LOCAL_BYTES);
                });
    }

    @Test
    void whatAChainsLinksHaveIsOnItsPath() {
        String chains = ChainsAndLoaders.class.getName();
        assertThat(holder(chains + ".LINKED")[4]).isEqualTo("LinkedList (30) -> 30 x " + chains + "$Row -> long[]");
        assertThat(facts.holders())
                .filteredOn(holder -> holder.path().startsWith("jdk.internal.ref.CleanerImpl"))
                .singleElement()
                .satisfies(holder -> {
                    assertThat(holder.path()).contains(chains + "$Handle").endsWith(" -> short[]");
                    assertThat(holder.retained().value()).isGreaterThanOrEqualTo(ChainsAndLoaders.HANDLES * 65_536L);
                });
    }

    @Test
    void whatTwoFieldsOfOneClassReachIsToldByItself() {
        assertThat(facts.holders())
                .filteredOn(holder -> holder.path().endsWith("float[]"))
                .singleElement()
                .satisfies(holder -> {
                    assertThat(holder.kind()).isEqualTo("several-roots");
                    assertThat(holder.name()).startsWith("static field " + ChainsAndLoaders.class.getName());
                    assertThat(holder.path()).isEqualTo("ArrayList (2) -> 2 x float[]");
                    assertThat(holder.retained().value()).isGreaterThanOrEqualTo(2 << 20);
                });
    }

    @Test
    void whoKeepsAClassLoaderKeepsItsClassesFields() {
        String plugin = ChainsAndLoaders.Plugin.class.getName();
        assertThat(facts.holders())
                .filteredOn(holder -> holder.path().contains(plugin + ".TABLE"))
                .hasSize(3)
                .allSatisfy(holder -> {
                    assertThat(holder.kind()).isEqualTo("thread");
                    assertThat(holder.name()).endsWith(" plugin");
                    assertThat(holder.path()).endsWith(plugin + ".TABLE -> byte[]");
                    assertThat(holder.retained().value()).isGreaterThanOrEqualTo(ChainsAndLoaders.PLUGIN_BYTES);
                });
        assertThat(facts.holders()).noneMatch(holder -> holder.name().equals(plugin + ".TABLE"));
    }

    @Test
    void whatSoftReferencesAloneKeepIsToldByTheirClass() {
        assertThat(Long.parseLong(line("soft\tjava.lang.ref.SoftReference\t")[2]))
                .isBetween(4 * MIB, 4 * MIB + 400_000);
        assertThat(answer).noneMatch(line -> line.startsWith("holder") && line.contains("HeapPlants.SOFT"));
        assertThat(facts.soft())
                .extracting(HeapFacts.Soft::pid, HeapFacts.Soft::type)
                .contains(tuple(7L, "java.lang.ref.SoftReference"));
    }

    @Test
    void threadsThatWaitForWorkKeepWhatTheirQueueHas() {
        assertThat(Long.parseLong(holder("poller")[2])).isBetween(3 * MIB, 3 * MIB + 100_000);
        assertThat(holder("poller")[1]).isEqualTo("thread");
        assertThat(holder("poller")[4]).contains("byte[]");
        assertThat(Long.parseLong(holder("workers and the other 2 of its pool")[2]))
                .isBetween(5 * MIB, 5 * MIB + 100_000);
    }

    @Test
    void subtypesAreFoundThroughAllGenerations() {
        assertThat(answer)
                .contains("subtype\tjava.lang.ClassLoader\t" + PLANTS + "$Box")
                .contains("subtype\tjava.lang.ClassLoader\t" + PLANTS + "$InnerBox");
        assertThat(line("kept\t" + PLANTS + "$InnerBox\t2")[4]).isEqualTo("static field " + PLANTS + ".LOADERS");
    }

    /** Each keeps the next, so that what a part of them keeps tells nothing of all. */
    @Test
    void whatManyInstancesKeepTogetherIsNoMultipleOfWhatSomeDo() {
        String[] chain = line("kept\t" + PLANTS + "$Chain");
        assertThat(Long.parseLong(chain[2])).isEqualTo(50_000);
        assertThat(Long.parseLong(chain[3])).isBetween(50_000L * 16, 50_000L * 24);
    }

    /** 3 trees of 5461 nodes: 24 bytes, a list of 24, a text of 104, and where there are children an array of 56. */
    @Test
    void sizesAreThoseOfTheJvm() {
        String[] trees = holder(PLANTS + ".TREES");
        long expected = 3L * (5461 * (24 + 24 + 104) + 1365 * 56);
        assertThat(Long.parseLong(trees[2])).isBetween(expected, expected + 4096);
        assertThat(trees[4]).startsWith("HashMap (3) -> 3 x " + PLANTS + "$Tree");
    }

    @Test
    void whatTwoRegistersHoldIsKeptByTheInstancesTogether() {
        String[] pools = line("kept\t" + PLANTS + "$Pool");
        assertThat(pools[2]).isEqualTo("3");
        assertThat(Long.parseLong(pools[3])).isBetween(3 * MIB, 3 * MIB + 1024);
        assertThat(pools[4]).isIn("static field " + PLANTS + ".POOLS", "static field " + PLANTS + ".REGISTER");
        assertThat(answer).noneMatch(line -> line.contains("holder") && line.contains("REGISTER"));
    }

    @Test
    void shutdownHooksAreNoWayWhereThereIsAnother() {
        assertThat(line("kept\t" + PLANTS + "$Hooked\t1")[4]).isEqualTo("static field " + PLANTS + ".HOOKED");
    }

    @Test
    void theCleanerOfAMappingIsNoWayToIt() {
        assertThat(line("kept\tsun.nio.ch.FileChannelImpl$DefaultUnmapper\t1")[4])
                .isEqualTo("static field " + PLANTS + ".BUFFERS");
    }

    @Test
    void aThreadLocalIsItsThreads() {
        String[] local = line("holder\tthread-local");
        assertThat(local[3]).isEqualTo("main");
        assertThat(local[4]).startsWith("ThreadLocal " + PLANTS + ".LOCAL -> ");
        assertThat(Long.parseLong(local[2])).isBetween(2 * MIB, 2 * MIB + 65_536);
    }

    /** Slices and views have no memory of their own, and how much of a mapped file is resident nobody knows. */
    @Test
    void directBuffersAreTheirHoldersBesideTheHeap() {
        String[] buffers = holder(PLANTS + ".BUFFERS");
        assertThat(Long.parseLong(buffers[5])).isEqualTo(6 * MIB);
        assertThat(Long.parseLong(buffers[2])).isLessThan(8192);
        assertThat(buffers[4]).endsWith("java.nio.DirectByteBuffer");
        String[] kept = line("kept\tjava.nio.DirectByteBuffer\t");
        assertThat(Long.parseLong(kept[6])).isBetween(6 * MIB, 6 * MIB + 65_536);
        assertThat(holder(PLANTS + ".TREES")[5]).isEqualTo("0");
    }

    @Test
    void whatIsReachedFromSeveralRootsIsToldByItself() {
        String[] shared = answer.stream()
                .filter(line -> line.startsWith("holder\tseveral-roots") && line.contains("HeapPlants"))
                .findFirst()
                .orElseThrow()
                .split("\t", -1);
        assertThat(Long.parseLong(shared[2])).isBetween(7 * MIB, 7 * MIB + 1024);
        assertThat(shared[3]).isIn("static field " + PLANTS + ".ONE_WAY", "static field " + PLANTS + "$Other.WAY");
        assertThat(shared[4]).isEqualTo(PLANTS + "$Context -> byte[]");
        assertThat(facts.holders())
                .filteredOn(holder -> holder.path().equals(shared[4]))
                .singleElement()
                .satisfies(holder -> assertThat(holder.others())
                        .containsExactlyInAnyOrder(
                                "static field " + PLANTS + ".ONE_WAY -> ArrayList -> " + PLANTS + "$Context",
                                "static field " + PLANTS + "$Other.WAY -> ArrayList -> " + PLANTS + "$Context"));
        assertThat(answer.stream()
                        .filter(line -> line.startsWith("holder\tseveral-roots") && line.contains("HeapPlants")))
                .as("not the pools, which were asked after")
                .hasSize(1);
    }

    @Test
    void smallObjectsThatTwoMapsHaveAreToldAsOne() {
        String many = ManySmallPlants.class.getName();
        assertThat(facts.holders())
                .filteredOn(holder -> holder.path().contains(many + "$Cell"))
                .singleElement()
                .satisfies(cells -> {
                    assertThat(cells.kind()).isEqualTo("several-roots");
                    assertThat(cells.path()).isEqualTo(ManySmallPlants.SHARED + " x " + many + "$Cell -> double[]");
                    assertThat(cells.retained().value())
                            .isBetween(
                                    (long) ManySmallPlants.SHARED * ManySmallPlants.SHARED_BYTES,
                                    (long) ManySmallPlants.SHARED * (ManySmallPlants.SHARED_BYTES + 64));
                    assertThat(cells.others())
                            .containsExactlyInAnyOrder(
                                    "static field " + many + ".BY_NAME -> HashMap -> " + many + "$Cell",
                                    "static field " + many + ".BY_NUMBER -> HashMap -> " + many + "$Cell");
                });
    }

    @Test
    void whatAListHasTooIsNotAFieldsOrAThreadLocalsAlone() {
        String many = ManySmallPlants.class.getName();
        assertThat(facts.holders())
                .filteredOn(holder -> holder.path().contains(many + "$State"))
                .hasSize(2)
                .allSatisfy(holder -> {
                    assertThat(holder.kind()).isEqualTo("several-roots");
                    assertThat(holder.others())
                            .contains("static field " + many + ".HISTORY -> ArrayList -> " + many + "$State");
                })
                .extracting(Holder::name)
                .containsExactlyInAnyOrder("thread 'main'", "static field " + many + ".last");
    }

    @Test
    void whatTypesKeepTogetherIsAllThatGoesWithoutThem() {
        assertThat(Long.parseLong(line("together\tpools and trees\t")[2])).isBetween(10 * MIB, 10 * MIB + 4096);
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
        assertThat(Long.parseLong(holder("java.lang.System.props")[2])).isBetween(3 * MIB, 3 * MIB + 100_000);
        assertThat(answer).anyMatch(line -> line.startsWith("holder") && line.contains(PLANTS + "$Stats -> byte[]"));
    }

    @Test
    void whatMayBeCollectedIsNotKept() {
        assertThat(answer).noneMatch(line -> line.contains("WEAK") || line.contains("SOFT"));
    }
}

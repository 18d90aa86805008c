package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Holder;
import io.github.membudget.model.TypeGrowth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holders and their paths in words, and back. */
public final class HolderText {
    private static final Pattern NUMBERS = Pattern.compile("[\\d,.]+");

    /** {@code 1,204 x Embedding} and {@code HashMap (1,204)}. */
    private static final Pattern COUNTS = Pattern.compile("(?<![\\w.$])([\\d,]{1,15}) x |\\(([\\d,]{1,15})\\)");

    /** What {@link #together} and the reader of pools add to a thread's name. */
    private static final Pattern OTHERS =
            Pattern.compile("(.*?)((?: and the other(?: \\d+)? of its pool)?(?: and \\d+ more like it)?)");

    private static final String NIO_CACHE = "sun.nio.ch.Util$BufferCache";

    /** What the search says before the path: the field of a thread local, other fields that refer to the same. */
    private static final Pattern FIELDS = Pattern.compile("(?:ThreadLocal|also in) (.*)");

    private static final int MOST_NAMED = 3;
    private static final int MOST_WAYS = 6;

    /** Kind of what none of its roots keeps alone. */
    public static final String SEVERAL = "several-roots";

    /** As the search calls a root that is no place to look at. */
    public static final String RUNNING = "a method that ran";

    private HolderText() {}

    /** The same field of a class that several loaders have loaded is one cause, and so is what all threads of a pool hold alike. */
    public static List<Holder> together(List<Holder> holders) {
        return holders.stream()
                .collect(Collectors.groupingBy(HolderText::likes, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(HolderText::sum)
                .sorted(Comparator.comparing(Holder::all).reversed())
                .toList();
    }

    private static String likes(Holder holder) {
        return holder.pid() + " " + cause(holder);
    }

    /** The same for what is one cause, in whatever fork. */
    public static String cause(Holder holder) {
        String own = holder.kind() + " ";
        return switch (holder.kind()) {
            case "static-field" -> own + holder.name();
            // Threads of one kind may have a name each; what they keep tells that they are, unless it is the JDK's own
            // alone.
            case "thread", "thread-local" ->
                own
                        + unnumbered(
                                holder.path().contains(".") && !Suites.isRunningThread(holder.name())
                                        ? holder.path()
                                        : holder.name() + " " + holder.path());
            case SEVERAL ->
                own
                        + (isCounted(holder.path()) ? holder.name() + " " : "")
                        + NUMBERS.matcher(holder.path()).replaceAll("#");
            default -> own + holder.name() + " " + holder.path();
        };
    }

    /** All objects of one library that several roots reach are one cause, whichever of its types they are of. */
    public static List<Holder> ofOneLibrary(List<Holder> holders) {
        return holders.stream()
                .collect(Collectors.groupingBy(
                        holder -> holder.kind().equals(SEVERAL) ? holder.pid() : holder,
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(HolderText::sum)
                .toList();
    }

    private static Holder sum(List<Holder> alike) {
        Holder first = alike.get(0);
        if (alike.size() == 1) {
            return first;
        }
        boolean field = first.kind().equals("static-field");
        return new Holder(
                first.pid(),
                first.kind(),
                field || first.kind().equals(SEVERAL)
                        ? first.name()
                        : first.name() + " and " + (alike.size() - 1) + " more like it",
                sum(alike, Holder::retained),
                first.path()
                        + (field ? ", in " + alike.size() + " class loaders" : "")
                        + (first.kind().equals(SEVERAL) ? ", and " + (alike.size() - 1) + " more like it" : ""),
                sum(alike, Holder::direct),
                alike.stream().flatMap(one -> one.sampled().stream()).toList(),
                first.kind().startsWith("thread")
                        ? otherNames(alike)
                        : alike.stream()
                                .flatMap(one -> one.others().stream())
                                .distinct()
                                .toList());
    }

    /** Of the threads whose names differ from the first's by more than a number one each. */
    private static List<String> otherNames(List<Holder> threads) {
        Map<String, String> kinds = new LinkedHashMap<>();
        threads.forEach(one -> kinds.putIfAbsent(unnumbered(one.name()), one.name()));
        kinds.remove(unnumbered(threads.get(0).name()));
        return List.copyOf(kinds.values());
    }

    /** Whether fields of several classes keep it, one alike in each. */
    public static boolean isOfSeveralClasses(Holder holder) {
        return holder.kind().equals("static-field") && !holder.others().isEmpty();
    }

    private static Bytes sum(List<Holder> alike, Function<Holder, Bytes> part) {
        return alike.stream().map(part).reduce(Bytes.ZERO, Bytes::plus);
    }

    /** What rules' patterns are held against. */
    public static String whole(Holder holder) {
        return holder.kind() + " " + holder.name() + " -> " + holder.path();
    }

    public static String root(Holder holder) {
        return switch (holder.kind()) {
            case "thread" -> "thread " + quoted(holder.name());
            case "thread-local" -> "a thread local of thread " + quoted(holder.name());
            case SEVERAL ->
                shared(holder.path().split(" -> ", 2)[0])
                        + (holder.name().isEmpty() ? "" : " that " + reachers(holder) + " reach");
            case "jni" -> "native code (JNI), which refers to " + withArticle(holder.name()) + ",";
            default ->
                "static field " + holder.name()
                        + (holder.others().isEmpty()
                                ? ""
                                : " and " + holder.others().size() + " like it in other classes");
        };
    }

    private static String shared(String step) {
        return isCounted(step) ? step : withArticle(type(step));
    }

    /** Both, where there are two. */
    private static String reachers(Holder holder) {
        List<String> roots = holder.others().stream()
                .map(way -> way.split(" -> ", 2)[0])
                .distinct()
                .toList();
        return roots.size() == 2 && roots.contains(holder.name()) && !roots.contains(RUNNING)
                ? String.join(" and ", roots)
                : reacher(holder) + " and others";
    }

    /** What runs just then has no name; what it refers to has. */
    private static String reacher(Holder holder) {
        return holder.name().equals(RUNNING)
                ? holder.others().stream()
                        .flatMap(way -> Stream.of(way.split(" -> ")).skip(1))
                        .filter(type -> type.contains(".") && !TypeNames.isJdks(type))
                        .findFirst()
                        .orElse(RUNNING)
                : holder.name();
    }

    /** From its name to what takes most; where several roots reach it, by each of them. */
    public static String path(Holder holder, String size) {
        if (!holder.kind().equals(SEVERAL) || holder.others().isEmpty()) {
            return names(holder) + " -> " + holder.path() + " (" + size + ")";
        }
        return holder.path() + " (" + size + "), reached by "
                + holder.others().stream().limit(MOST_WAYS).collect(Collectors.joining("; "))
                + (holder.others().size() > MOST_WAYS ? "; …" : "");
    }

    /** {@code 400 x byte[]}. */
    public static boolean isCounted(String step) {
        return step.matches("[\\d,]+ x .*");
    }

    private static String withArticle(String type) {
        return (type.matches("[aeioAEIO].*") ? "an " : "a ") + type;
    }

    /** {@code com.acme.ATest.ROWS}, and some of those that are like it. */
    public static String names(Holder holder) {
        List<String> others = holder.others();
        if (others.isEmpty() || holder.kind().equals(SEVERAL)) {
            return holder.name();
        }
        return holder.name() + (isOfSeveralClasses(holder) ? " (and " : " (")
                + String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size())))
                + (others.size() > MOST_NAMED ? ", …" : "") + ")";
    }

    private static String unnumbered(String name) {
        return NUMBERS.matcher(name).replaceAll("#");
    }

    /** Without what is said of others like it. */
    private static String alone(String name) {
        Matcher others = OTHERS.matcher(name);
        return others.matches() ? others.group(1) : name;
    }

    public static String keeps(Holder holder) {
        Matcher others = OTHERS.matcher(holder.name());
        boolean several = isOfSeveralClasses(holder)
                || holder.kind().equals(SEVERAL) && isCounted(holder.path())
                || holder.kind().startsWith("thread")
                        && others.matches()
                        && !others.group(2).isEmpty();
        return several ? " keep " : " keeps ";
    }

    /** Whether a thread that was left behind is the holder, or one of several that are alike. */
    public static boolean isThread(Holder holder, ClassFacts.Left left) {
        return left.kind().equals("thread")
                && holder.kind().startsWith("thread")
                && Stream.concat(Stream.of(holder.name()), holder.others().stream())
                        .anyMatch(name -> unnumbered(left.detail()).startsWith(unnumbered(alone(name)) + " ("));
    }

    /** {@code 'worker-1' and 3 more like it}. */
    private static String quoted(String name) {
        String alone = alone(name);
        return "'" + alone + "'" + name.substring(alone.length());
    }

    /** The most of anything that its path counts; 0 where it counts nothing. */
    public static long elements(Holder holder) {
        return COUNTS.matcher(holder.path())
                .results()
                .map(count -> count.group(1) == null ? count.group(2) : count.group(1))
                .mapToLong(count -> Long.parseLong(count.replace(",", "")))
                .max()
                .orElse(0);
    }

    private static String[] steps(Holder holder) {
        return holder.path()
                .replaceFirst(", (in \\d+ class loaders|and \\d+ more like it)$", "")
                .split(" -> ", -1);
    }

    /** How far from the root one of these types stands on the path; -1 where none does. */
    public static int step(Holder holder, List<TypeGrowth> types) {
        String[] steps = steps(holder);
        for (int i = 0; i < steps.length; i++) {
            String type = type(steps[i]);
            if (types.stream().anyMatch(one -> one.pid() == holder.pid() && isType(one, type))) {
                return i;
            }
        }
        return -1;
    }

    /** Types of the suite's and libraries' own that holders of several causes keep: that there are more of them says of none of these when it grew. */
    public static Set<String> common(List<Holder> holders) {
        Map<String, Set<String>> causes = new HashMap<>();
        for (Holder holder : holders) {
            Stream.of(steps(holder))
                    .map(HolderText::type)
                    .filter(type -> type.contains("."))
                    .forEach(type ->
                            causes.computeIfAbsent(type, any -> new HashSet<>()).add(cause(holder)));
        }
        causes.values().removeIf(some -> some.size() < 2);
        return causes.keySet();
    }

    /**
     * The growing type on the path: the largest of the suite's or a library's own, or the JDK's that is nearest to its end.
     *
     * @param common types that others keep too
     */
    public static Optional<TypeGrowth> grew(Holder holder, List<TypeGrowth> growth, Set<String> common) {
        String[] steps = steps(holder);
        List<TypeGrowth> found = new ArrayList<>();
        for (int i = steps.length - 1; i >= 0; i--) {
            String type = type(steps[i]);
            if (type.equals(NIO_CACHE)) {
                // A larger buffer takes the place of a smaller one: what grew in number is others'.
                found.clear();
            }
            growth.stream()
                    .filter(one -> one.pid() == holder.pid() && one.bytes() > 0 && isType(one, type))
                    .findFirst()
                    .ifPresent(found::add);
        }
        Optional<TypeGrowth> own = found.stream()
                .filter(one -> !common.contains(TypeNames.readable(one.type())))
                .filter(one -> !TypeNames.readable(one.type()).matches("(java|jdk)\\..*|[a-z]+(\\[])+"))
                .max(Comparator.comparingLong(TypeGrowth::bytes));
        // Where each class keeps objects of a type of its own, only what they refer to shows the whole course.
        Optional<TypeGrowth> whole = found.stream()
                .filter(one -> own.filter(small -> small.notable().stream()
                                                .mapToInt(TypeGrowth.Rise::classes)
                                                .sum()
                                        <= 1
                                && small.bytes() < holder.retained().value() / 100)
                        .isPresent())
                .filter(one -> one.bytes() >= holder.retained().value() / 2
                        && one.notable().size() > 1)
                .findFirst();
        return whole.or(() -> own).or(() -> found.stream().findFirst());
    }

    /** What its path ends with, which takes the most of what it keeps, as {@link #shortName} would call it. */
    public static String contentType(Holder holder) {
        String[] steps = steps(holder);
        return type(steps[steps.length - 1]);
    }

    /** Whether the root itself is all of it. */
    public static boolean isOneObject(Holder holder) {
        return holder.path().endsWith("[]") && !holder.path().contains(" ");
    }

    /** Whether one array is most of it that grows by being copied, so that it rises at few of the times at which something was added. */
    public static boolean isCopiedAsItGrows(Holder holder) {
        return holder.path().matches(".*\\b(StringBuilder|StringBuffer|java\\.io\\.ByteArrayOutputStream) -> byte\\[]");
    }

    /** The classes of its fields. */
    public static Stream<String> declaring(Holder holder) {
        return Stream.concat(Stream.of(holder.name()), holder.others().stream())
                .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }

    /** The outermost classes of its own: the one that declares it, and those of objects on its path. */
    public static Set<String> owners(Holder holder) {
        Set<String> owners = new HashSet<>();
        if (holder.kind().equals("static-field")) {
            declaring(holder).map(HolderText::outermost).forEach(owners::add);
        }
        for (String step : steps(holder)) {
            Matcher fields = FIELDS.matcher(step);
            (fields.matches()
                            ? Stream.of(fields.group(1).split(", "))
                                    .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))))
                            : Stream.of(type(step)))
                    .map(HolderText::outermost)
                    .filter(type -> type.contains(".") && !TypeNames.isJdks(type))
                    .forEach(owners::add);
        }
        return owners;
    }

    public static String outermost(String className) {
        return className.replaceFirst("\\$.*", "");
    }

    /** As paths tell it. */
    public static String shortName(TypeGrowth growth) {
        return TypeNames.readable(growth.type()).replaceFirst("^java\\.(util|lang)\\.([a-z]+\\.)*", "");
    }

    private static String type(String step) {
        return step.replaceFirst("^[\\d,]+ x ", "").replaceFirst(" \\([\\d,]+\\)$", "");
    }

    private static boolean isType(TypeGrowth growth, String told) {
        String full = TypeNames.readable(growth.type());
        return full.equals(told) || full.equals("java.util." + told) || full.equals("java.lang." + told);
    }
}

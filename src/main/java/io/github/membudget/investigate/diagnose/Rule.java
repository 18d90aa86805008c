package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.ClassFacts;
import io.github.membudget.model.Finding.Advice;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Way;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cause that test suites really have, and how to tell it.
 *
 * @param id stable
 * @param kind of resource or root: {@code connection-pool}, {@code static-field}, …
 * @param title the cause in a few words
 * @param opens ids of rules whose causes go with this one, where both came at the same looks: a pool of connections has opened the database
 * @param calls that open or register what it finds, as they stand in sources: {@code new Timer(}; one of them is the line to change
 * @param library whose versions it holds for; empty where it holds for all
 * @param fix what to do, in a sentence
 */
public record Rule(
        String id,
        String kind,
        String title,
        Signs signs,
        List<String> opens,
        List<String> calls,
        Optional<Library> library,
        String fix,
        Advice advice) {

    Rule of(Library other) {
        return new Rule(id, kind, title, signs, opens, calls, Optional.of(other), fix, advice);
    }

    /** Whether its cause is what was closed and is kept all the same. */
    boolean isOfClosed() {
        return signs.closed().ofOthers();
    }

    /** Whether the project itself has the library; another one came with what runs or measures the tests. */
    boolean isProjects() {
        return library.map(Library::isProjects).orElse(true);
    }

    /**
     * Of which library the rule speaks.
     *
     * @param artifacts of which the project has one
     * @param versions in which it has the fault; empty for all
     * @param isProjects whether the project itself has it
     */
    public record Library(List<String> artifacts, List<String> versions, boolean isProjects) {

        /** The same in a project; empty where the rule does not hold for its version. */
        Optional<Library> on(Map<String, String> found) {
            List<String> own = artifacts.stream()
                    .filter(found::containsKey)
                    .map(found::get)
                    .toList();
            boolean has = !own.isEmpty();
            return versions.isEmpty() || own.stream().anyMatch(versions::contains)
                    ? Optional.of(new Library(artifacts, versions, has))
                    : Optional.empty();
        }
    }

    /**
     * What the cause leaves. Any one of them tells it.
     *
     * @param types of which more live at the end than before the first class; with a star at the end, all that begin so
     * @param subtypes types of whose subtypes more live
     * @param with types that go with these, though they do not tell the cause: what all of them together keep is its impact
     * @param least so many more instances, entries or things left; fewer are normal use
     * @param heavy whether fewer than that count too where they take much
     * @param many from here on it matters even where little memory is kept
     * @param each bytes of native memory that one takes at most; 0 where it depends
     * @param more in which case one takes more than that all the same; empty where none does
     * @param keep bytes: types count only where all of one keep so many
     * @param tests whether they keep the test classes' instances: each class that keeps much is told
     * @param recorder whether what one class turned on records what later classes do
     * @param counted whether what keeps much counts only where enough of the types live too
     * @param normal whether one of it is normal use, so that it is no finding where it is of low severity
     * @param untilEnd whether it keeps tests' instances until all tests have ended, and no longer
     * @param holder signs of what keeps much; one of them is enough
     * @param reached found in {@code static field name -> path} to one of those that live on; where none is found, others' causes made them
     * @param fields static ones with too many entries
     * @param left kind of thing left behind by a test class, and what its detail matches
     * @param closed how an object tells that it is closed
     */
    public record Signs(
            List<String> types,
            List<String> subtypes,
            List<String> with,
            int least,
            boolean heavy,
            int many,
            long each,
            String more,
            long keep,
            boolean tests,
            boolean recorder,
            boolean counted,
            boolean normal,
            boolean untilEnd,
            List<HolderSign> holder,
            Optional<Pattern> reached,
            List<String> fields,
            Map<LeftoverKind, Pattern> left,
            ClosedState closed) {

        /** What knows of everything of a kind, and is not its owner. */
        private static final Pattern REGISTERS =
                Pattern.compile("static field (?:java\\.|javax\\.|jdk\\.|sun\\.|com\\.sun\\."
                        + "|org\\.springframework\\.boot\\.SpringApplication\\.)");

        private static final String ONE = "one";

        private static final Pattern OF_THE_JDK = Pattern.compile("(jdk|sun|com\\.sun)\\..*");

        /** @param known subtypes that were found, by the type that they extend */
        public boolean isType(String readable, Map<String, Set<String>> known) {
            return isType(readable)
                    || subtypes.stream()
                            .anyMatch(base -> known.getOrDefault(base, Set.of()).contains(readable)
                                    && !OF_THE_JDK.matcher(readable).matches());
        }

        /** Whether this keeps what the cause leaves. */
        boolean isHolder(Holder found) {
            return holder.stream().anyMatch(sign -> sign.matches(found));
        }

        /** Whether it is reached as the rule wants it; what several roots reach where all of them do by its ways. */
        boolean isReached(Holder found) {
            List<String> all = PatternText.ways(found);
            // A hook or another register is not the owner where the suite or a library has it too.
            List<String> own = all.stream()
                    .filter(way -> !REGISTERS.matcher(way).lookingAt())
                    .toList();
            List<String> ways = own.isEmpty() ? all : own;
            return reached.isEmpty() || !ways.isEmpty() && ways.stream().allMatch(this::isReached);
        }

        /** The same of one of the types that live on. */
        boolean isReached(Way way) {
            return isReached(HeapNotation.of(way));
        }

        private boolean isReached(String way) {
            return reached.filter(pattern -> !pattern.matcher(way).find()).isEmpty();
        }

        boolean isLeft(ClassFacts.Left found) {
            Pattern detail = left.get(found.kind());
            return detail != null && detail.matcher(found.detail()).find();
        }

        /** Whether it says how many there are of what left it: of several threads of a server, one. */
        boolean isCounted(ClassFacts.Left found) {
            if (!marksOne()) {
                return true;
            }
            Pattern detail = left.get(found.kind());
            if (detail == null || !marksOne(detail)) {
                return false;
            }
            Matcher matcher = detail.matcher(found.detail());
            return matcher.find() && matcher.group(ONE) != null;
        }

        /** Whether it knows which of the things left behind stand for one instance each. */
        boolean marksOne() {
            return left.values().stream().anyMatch(Signs::marksOne);
        }

        private static boolean marksOne(Pattern detail) {
            return detail.pattern().contains("(?<" + ONE + ">");
        }

        /** The same for objects that are closed: their native memory is free, and however many there are, only what they keep matters. */
        Signs ofClosed() {
            return new Signs(
                    types,
                    subtypes,
                    with,
                    least,
                    heavy,
                    Integer.MAX_VALUE,
                    0,
                    "",
                    keep,
                    tests,
                    recorder,
                    counted,
                    normal,
                    untilEnd,
                    holder,
                    reached,
                    fields,
                    left,
                    closed.ofClosed());
        }

        /** So many are looked at. */
        public int fewest() {
            return heavy ? 1 : least;
        }

        public boolean isType(String readable) {
            return isOneOf(types, readable);
        }

        /** Whether it goes with the cause. */
        public boolean goesWith(String readable) {
            return isType(readable) || isOneOf(with, readable);
        }

        private static boolean isOneOf(List<String> types, String readable) {
            return types.stream()
                    .anyMatch(type -> type.endsWith("*")
                            ? readable.startsWith(type.substring(0, type.length() - 1))
                            : readable.equals(type));
        }
    }
}

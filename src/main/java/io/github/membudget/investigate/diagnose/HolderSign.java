package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.HeapNotation;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.HolderNotation;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.model.heap.Way;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what a rule recognises a holder: the {@code holder} of a rule is one of these or several, of which one is enough.
 *
 * <p>Rules name types and fields where they can. Some of the plugin's own rules stay patterns, since they are about text: parts of names
 * that people choose (listeners, caches, event loops, captured output), classes that stand next to each other, an exception, or one object of
 * a type where several do not count.
 */
public sealed interface HolderSign {
    boolean matches(Holder holder);

    /** Whether it names a library's types between the root and what is kept, so that it says what keeps it, and not only how. */
    default boolean namesLibrary() {
        return false;
    }

    /** A pattern that is found in the text of a holder. */
    record InText(Pattern pattern) implements HolderSign {
        @Override
        public boolean matches(Holder holder) {
            return pattern.matcher(PatternText.of(holder)).find();
        }
    }

    /**
     * Names that a holder has.
     *
     * @param wanted for each key names of which the holder has at least one; all keys have to match
     */
    record Structured(Map<SignKey, List<Pattern>> wanted) implements HolderSign {
        public Structured {
            wanted = Map.copyOf(wanted);
        }

        @Override
        public boolean matches(Holder holder) {
            return wanted.entrySet().stream().allMatch(each -> each.getKey().has(holder, each.getValue()));
        }

        @Override
        public boolean namesLibrary() {
            return Stream.of(SignKey.PATH, SignKey.THROUGH)
                    .flatMap(key -> wanted.getOrDefault(key, List.of()).stream())
                    .map(pattern -> pattern.pattern().replace("\\Q", ""))
                    .anyMatch(type -> !TypeNames.isJdks(type));
        }
    }

    /** What is looked at, by the key that rules have for it. */
    enum SignKey {
        /** The kind of what keeps the memory. */
        KEEPER("keeper"),

        /** The name of the thread. */
        NAME("name"),

        /** The static field that keeps it, that is the nearest of several roots, or that has the thread local. */
        FIELD("field"),

        /** The classes on the path: those of the objects, and those that declare a field there. */
        PATH("path"),

        /** The classes of the objects on the path that refer to what follows: all but the last one. */
        THROUGH("through"),

        /** The roots: what keeps it, or where one of the ways from several roots begins. */
        ROOT("root"),

        /** The classes on one of the ways from several roots: those of the objects, and the one that declares the static field. */
        WAYS("ways");

        private final String written;

        SignKey(String written) {
            this.written = written;
        }

        static Optional<SignKey> of(String written) {
            return Stream.of(values())
                    .filter(key -> key.written.equals(written))
                    .findFirst();
        }

        static List<String> all() {
            return Stream.of(values()).map(key -> key.written).sorted().toList();
        }

        private boolean has(Holder holder, List<Pattern> wanted) {
            return names(holder).anyMatch(name -> wanted.stream()
                    .anyMatch(pattern -> pattern.matcher(name).matches()));
        }

        private Stream<String> names(Holder holder) {
            return switch (this) {
                case KEEPER -> Stream.of(KeeperKind.of(holder.keeper()));
                case NAME ->
                    holder.keeper() instanceof Keeper.OfThread thread ? Stream.of(thread.name()) : Stream.empty();
                case FIELD -> fields(holder).map(StaticField::qualified);
                case PATH -> holder.path().classes();
                case THROUGH -> holder.path().typesBeforeLast();
                case ROOT ->
                    holder.keeper() instanceof Keeper.SeveralRoots several
                            ? several.ways().stream().map(way -> HeapNotation.of(way.root()))
                            : Stream.of(HolderNotation.root(holder));
                case WAYS ->
                    holder.keeper() instanceof Keeper.SeveralRoots several
                            ? several.ways().stream().flatMap(SignKey::classes)
                            : Stream.empty();
            };
        }

        private static Stream<String> classes(Way way) {
            return Stream.concat(
                    way.root() instanceof StaticField field ? Stream.of(field.declaring()) : Stream.empty(),
                    way.path().classes());
        }

        private static Stream<StaticField> fields(Holder holder) {
            return Stream.concat(root(holder.keeper()).stream(), variables(holder));
        }

        private static Optional<StaticField> root(Keeper keeper) {
            if (keeper instanceof Keeper.Field field) {
                return Optional.of(field.field());
            }
            return keeper instanceof Keeper.SeveralRoots several
                    ? several.nearest().filter(StaticField.class::isInstance).map(StaticField.class::cast)
                    : Optional.empty();
        }

        private static Stream<StaticField> variables(Holder holder) {
            return holder.path().steps().stream()
                    .filter(PathStep.ThreadLocalOf.class::isInstance)
                    .map(step -> ((PathStep.ThreadLocalOf) step).variable());
        }
    }

    /** A name as a rule writes it: {@code #} stands for a number, and {@code *} at the end for anything. */
    static Pattern name(String written) {
        boolean open = written.endsWith("*");
        String stem = open ? written.substring(0, written.length() - 1) : written;
        String regex = Stream.of(stem.split("#", -1)).map(Pattern::quote).collect(Collectors.joining("\\d+"));
        return Pattern.compile(regex + (open ? ".*" : ""), Pattern.DOTALL);
    }
}

package io.github.membudget.investigate.diagnose;

import io.github.membudget.investigate.diagnose.Location.LeftBy;
import io.github.membudget.investigate.diagnose.Origin.CameWith;
import io.github.membudget.investigate.diagnose.Origin.DeclaredAs;
import io.github.membudget.investigate.diagnose.Origin.MadeAt;
import io.github.membudget.model.Allocations.Survivor;
import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.PathStep;
import io.github.membudget.model.heap.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the code that a cause comes from. */
public final class Origins {
    /** A class and a line of it: {@code com.acme.ATest$Row.<init>:12}. */
    private static final Pattern LINE = Pattern.compile("(.+)\\.[^.:]+:(\\d{1,8})");

    private static final Pattern CLASS = Pattern.compile("[\\w.$]+");

    private Origins() {}

    /** The most telling first. */
    public static List<Origin> of(DiagnosedCause cause) {
        List<StaticField> fields = fields(cause).distinct().toList();
        List<MadeAt> made = made(cause.evidence());
        List<String> came = classes(cause).toList();
        List<Origin> origins = new ArrayList<>(Openings.of(cause, fields, made, came));
        cause.arming().stream()
                .flatMap(arming -> fieldsOfIt(cause, arming))
                .map(DeclaredAs::new)
                .forEach(origins::add);
        // Who turned it on is to turn it off, whoever filled it.
        cause.arming().stream()
                .flatMap(arming -> arming.places().stream())
                .filter(place -> place.earlier().isEmpty())
                .map(place -> new CameWith(place.className()))
                .forEach(origins::add);
        List<DeclaredAs> declared = fields.stream().map(DeclaredAs::new).toList();
        // Who made and closed it did all that it had to: who still keeps it is to change.
        if (cause.rule().isOfClosed()) {
            origins.addAll(declared);
        }
        origins.addAll(made);
        origins.addAll(declared);
        origins.addAll(Openings.through(cause));
        came.stream().map(CameWith::new).forEach(origins::add);
        return origins;
    }

    /** Classes in whose span it came, those that left it first. */
    private static Stream<String> classes(DiagnosedCause cause) {
        Stream<String> left = cause.where().stream()
                .flatMap(where -> where instanceof LeftBy by ? Stream.of(by.className()) : Stream.empty());
        Stream<String> named = cause.where().stream()
                .flatMap(where -> where instanceof Location.Named name ? Stream.of(name.name()) : Stream.empty());
        return Stream.concat(left, named)
                .filter(name -> CLASS.matcher(name).matches())
                .distinct();
    }

    /** The suite's own fields that refer to the recorder itself: whichever class used it first, they make it last. */
    private static Stream<StaticField> fieldsOfIt(DiagnosedCause cause, Arming arming) {
        return cause.holder().stream()
                .flatMap(Origins::ways)
                .filter(way -> way.path()
                        .types()
                        .takeWhile(type -> !type.equals(arming.type()))
                        .noneMatch(type -> type.startsWith("java.util.")))
                .flatMap(way -> field(way.root()))
                .filter(field -> arming.places().stream()
                        .anyMatch(place -> HolderOwnership.areOfOneFamily(field.declaring(), place.className())));
    }

    private static Stream<Way> ways(Holder holder) {
        if (holder.keeper() instanceof Keeper.Field field) {
            return Stream.of(new Way(field.field(), holder.path()));
        }
        return holder.keeper() instanceof Keeper.SeveralRoots several ? several.ways().stream() : Stream.empty();
    }

    private static List<MadeAt> made(List<Evidence> evidence) {
        Map<String, Long> places = evidence.stream()
                .flatMap(one -> one instanceof Evidence.Sampled sampled ? sampled.objects().stream() : Stream.empty())
                .collect(Collectors.groupingBy(Survivor::place, Collectors.counting()));
        return places.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .flatMap(place -> {
                    Matcher line = LINE.matcher(place.getKey());
                    long alike = places.values().stream()
                            .filter(count -> 2 * count >= place.getValue())
                            .count();
                    return line.matches()
                            ? Stream.of(new MadeAt(line.group(1), Integer.parseInt(line.group(2)), (int) alike - 1))
                            : Stream.empty();
                })
                .toList();
    }

    private static Stream<StaticField> fields(DiagnosedCause cause) {
        return Stream.of(
                        cause.holder().stream().flatMap(Origins::fields),
                        cause.symptoms().kept().stream()
                                .flatMap(kept -> kept.root().stream())
                                .flatMap(Origins::field))
                .flatMap(fields -> fields)
                .filter(field -> !field.isJdks());
    }

    private static Stream<StaticField> fields(Holder holder) {
        Stream<StaticField> locals = holder.path().steps().stream()
                .flatMap(step ->
                        step instanceof PathStep.ThreadLocalOf local ? Stream.of(local.variable()) : Stream.empty());
        if (holder.keeper() instanceof Keeper.Field field) {
            return Stream.concat(Stream.of(field.field()), locals);
        }
        return holder.keeper() instanceof Keeper.SeveralRoots several
                ? Stream.concat(
                        locals,
                        Stream.concat(
                                        several.nearest().stream(),
                                        several.ways().stream().map(way -> way.root()))
                                .flatMap(Origins::field))
                : locals;
    }

    private static Stream<StaticField> field(GcRoot root) {
        return Optional.of(root)
                .flatMap(one -> one instanceof StaticField field ? Optional.of(field) : Optional.<StaticField>empty())
                .stream();
    }
}

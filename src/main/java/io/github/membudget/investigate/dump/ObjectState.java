package io.github.membudget.investigate.dump;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.FieldValue;
import org.netbeans.lib.profiler.heap.Instance;

/** Whether fields of an object have the values by which a rule knows its state. */
final class ObjectState {
    private static final String AT_LEAST = ">=";
    private static final String NOT = "!";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private final Map<String, String> wanted;

    /**
     * @param wanted values by the fields' names, or by paths of names such as {@code pool.state}. A value is that of a number or a boolean, the name
     *     of an enum's constant, or {@code null}; {@code >=0} is any number from there on, {@code !null} any other value, {@code 0|STOPPED} either
     */
    ObjectState(Map<String, String> wanted) {
        this.wanted = wanted;
    }

    /** Whether one of the fields has its value; empty where none of them can be read, as in another version of a library. */
    Optional<Boolean> matches(Instance object) {
        boolean read = false;
        for (Map.Entry<String, String> each : wanted.entrySet()) {
            Optional<String> value = value(object, each.getKey());
            if (value.filter(found -> is(found, each.getValue())).isPresent()) {
                return Optional.of(true);
            }
            read |= value.isPresent();
        }
        return read ? Optional.of(false) : Optional.empty();
    }

    private static boolean is(String found, String values) {
        return Arrays.stream(values.split("\\|", -1)).anyMatch(value -> isOne(found, value));
    }

    private static boolean isOne(String found, String value) {
        if (value.startsWith(NOT)) {
            return !found.equals(value.substring(NOT.length()));
        }
        return value.startsWith(AT_LEAST)
                ? NUMBER.matcher(found).matches()
                        && Long.parseLong(found) >= Long.parseLong(value.substring(AT_LEAST.length()))
                : found.equals(value);
    }

    private static Optional<String> value(Instance object, String path) {
        Object at = object;
        for (String name : path.split("\\.", -1)) {
            if (!(at instanceof Instance owner) || !hasField(owner, name)) {
                return Optional.empty();
            }
            at = unwrapped(owner.getValueOfField(name));
        }
        return Optional.of(text(at));
    }

    /** A field that is null has no value in the library's answer, as one that does not exist. */
    private static boolean hasField(Instance owner, String name) {
        for (Object each : owner.getFieldValues()) {
            if (((FieldValue) each).getField().getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** What an AtomicReference, AtomicBoolean or AtomicInteger has. */
    private static @Nullable Object unwrapped(@Nullable Object value) {
        if (!(value instanceof Instance instance)) {
            return value;
        }
        return switch (instance.getJavaClass().getName()) {
            case "java.util.concurrent.atomic.AtomicBoolean" ->
                Integer.valueOf(1).equals(instance.getValueOfField("value"));
            case "java.util.concurrent.atomic.AtomicInteger",
                    "java.util.concurrent.atomic.AtomicLong",
                    "java.util.concurrent.atomic.AtomicReference" -> instance.getValueOfField("value");
            default -> instance;
        };
    }

    /** Of an enum's constant its name. */
    private static String text(@Nullable Object value) {
        if (value instanceof Instance instance) {
            String name = HeapText.of(instance.getValueOfField("name"));
            return name.isEmpty() ? HeapText.of(instance) : name;
        }
        return String.valueOf(value);
    }
}

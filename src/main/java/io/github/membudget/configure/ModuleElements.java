package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.OnBreach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may stand in a {@code <module>}. Whoever needs one asks {@link Settings.ModuleSettings#get}.
 *
 * <p>To add one, declare it here, and name it in the comment of {@code modules} in {@code mojo.BudgetParameters} and in the table of
 * {@code parameters.md}; {@code ReadmeTest} fails where one of these two is missing.
 */
public final class ModuleElements {
    private static final Declarations ALL = new Declarations();

    static final Setting<String> NAME = ALL.text("name", "", (where, text) -> text);

    /** Surefire patterns; empty where the module is told by groups or project alone. */
    public static final Setting<List<String>> INCLUDES =
            ALL.element("includes", List.of(), (where, written, available) -> patterns(where, written, "include"));

    /** Surefire patterns. */
    public static final Setting<List<String>> EXCLUDES =
            ALL.element("excludes", List.of(), (where, written, available) -> patterns(where, written, "exclude"));

    public static final Setting<Optional<String>> GROUPS = ALL.filled("groups", (where, text) -> text);

    /** The artifactId of the only reactor project that the module belongs to. */
    public static final Setting<Optional<String>> PROJECT = ALL.filled("project", (where, text) -> text);

    /** Its own; {@link Settings.ModuleSettings#ceiling} is the one in force. */
    static final Setting<Optional<Bytes>> CEILING = ALL.optionalSize("ceiling", ModuleElements::size);

    /** A fixed -Xmx; absent where it is derived from the ceiling. */
    public static final Setting<Optional<Bytes>> HEAP = ALL.element(
            "heap",
            Optional.empty(),
            (where, written, available) -> written.value().equalsIgnoreCase("auto")
                    ? Optional.empty()
                    : Optional.of(size(where, written.value(), available)));

    /** Added to the arguments of its forks. */
    public static final Setting<Optional<String>> ARG_LINE = ALL.filled("argLine", (where, text) -> text);

    /** Its own; {@link Settings.ModuleSettings#jvm} is the one in force. */
    static final Setting<Optional<JvmChoice>> JVM = ALL.filled("jvm", JvmWords::parse);

    /** Its own; {@link Settings.ModuleSettings#recycleAt} is the one in force. */
    static final Setting<Optional<Bytes>> RECYCLE_AT = ALL.optionalSize("recycleAt", ModuleElements::size);

    static final Setting<Optional<Isolation>> ISOLATION =
            ALL.filled("isolation", (where, text) -> Words.parse(where, text, Isolation.class));

    /** Its own; {@link Settings.ModuleSettings#onBreach} is the one in force. */
    static final Setting<Optional<OnBreach>> ON_BREACH =
            ALL.filled("onBreach", (where, text) -> Words.parse(where, text, OnBreach.class));

    /** Its own; {@link Settings.ModuleSettings#leaks} is what holds. */
    static final Setting<Optional<LeaksReader.Written>> LEAKS = ALL.element(
            "leaks", Optional.empty(), (where, written, available) -> Optional.of(LeaksReader.read(where, written)));

    private ModuleElements() {}

    /** Of all of them, in the order of their declaration. */
    public static List<String> names() {
        return ALL.names();
    }

    static void refuseOthers(List<RawElement> written, String where) throws InvalidSetting {
        ALL.refuseOthers(written, where, "A module");
    }

    static Values read(List<RawElement> written, String where, Bytes available) throws InvalidSetting {
        return ALL.read(written, where + "/", available);
    }

    private static Bytes size(String where, String text, Bytes available) throws InvalidSetting {
        if (text.isEmpty()) {
            throw new InvalidSetting(where, "", "is empty; write a size like 512m, or leave the element out");
        }
        return MemorySize.parse(where, text, available);
    }

    /** @param item the name of an element for one pattern, where they are not separated by commas */
    private static List<String> patterns(String where, RawElement written, String item) throws InvalidSetting {
        List<String> patterns = new ArrayList<>();
        for (RawElement pattern : written.children()) {
            if (!pattern.name().equals(item)) {
                throw new InvalidSetting(
                        where + "/" + pattern.name(), "", "no such element. Did you mean '" + item + "'?");
            }
            if (pattern.value().contains("#")) {
                throw new InvalidSetting(
                        where, pattern.value(), "names a method; a module takes whole classes, or tests by <groups>");
            }
            if (!pattern.value().isEmpty()) {
                patterns.add(pattern.value());
            }
        }
        for (String pattern : written.value().split(",", -1)) {
            if (!pattern.isBlank()) {
                patterns.add(pattern.strip());
            }
        }
        return List.copyOf(patterns);
    }
}

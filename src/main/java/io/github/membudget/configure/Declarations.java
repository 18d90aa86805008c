package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings that may stand at one place of the user's XML, each declared once, in the order in which messages list them. */
final class Declarations {
    private final List<Setting<?>> declared = new ArrayList<>();

    <T> Setting<T> element(String name, T fallback, Setting.Reader<T> reader) {
        Setting<T> setting = new Setting<>(name, fallback, reader);
        declared.add(setting);
        return setting;
    }

    <T> Setting<T> text(String name, T fallback, Setting.TextReader<T> reader) {
        return element(name, fallback, (where, written, available) -> reader.read(where, written.value()));
    }

    /** One that has no default: absent where the user wrote nothing. */
    <T> Setting<Optional<T>> optional(String name, Setting.TextReader<T> reader) {
        return text(name, Optional.empty(), (where, text) -> Optional.of(reader.read(where, text)));
    }

    /** As {@link #optional}, for what may be a percentage. */
    <T> Setting<Optional<T>> optionalSize(String name, Setting.SizeReader<T> reader) {
        return element(
                name,
                Optional.empty(),
                (where, written, available) -> Optional.of(reader.read(where, written.value(), available)));
    }

    /** As {@link #optional}, and absent where the element is empty, too. */
    <T> Setting<Optional<T>> filled(String name, Setting.TextReader<T> reader) {
        return text(
                name,
                Optional.empty(),
                (where, text) -> text.isEmpty() ? Optional.empty() : Optional.of(reader.read(where, text)));
    }

    /** As {@link #filled}, for what may be a percentage. */
    <T> Setting<Optional<T>> filledSize(String name, Setting.SizeReader<T> reader) {
        return element(
                name,
                Optional.empty(),
                (where, written, available) -> written.value().isEmpty()
                        ? Optional.empty()
                        : Optional.of(reader.read(where, written.value(), available)));
    }

    /** One of an enum's words. */
    <E extends Enum<E>> Setting<E> word(String name, E fallback) {
        return text(name, fallback, (where, text) -> Words.parse(where, text, fallback.getDeclaringClass()));
    }

    List<Setting<?>> declared() {
        return List.copyOf(declared);
    }

    List<String> names() {
        return declared.stream().map(Setting::name).toList();
    }

    /**
     * Checks that nothing stands there that is not declared.
     *
     * @param owner what has these settings, as a sentence begins
     * @throws InvalidSetting for the first that is not
     */
    void refuseOthers(List<RawElement> written, String where, String owner) throws InvalidSetting {
        List<String> known = names();
        for (RawElement element : written) {
            if (!known.contains(element.name())) {
                throw new InvalidSetting(
                        where + "/" + element.name(),
                        "",
                        "no such element. " + NearestWord.hint(element.name(), known) + owner + " has "
                                + String.join(", ", known));
            }
        }
    }

    /**
     * The values of all of them.
     *
     * @param prefix of the place where they stand, for the message
     * @param available the memory that this build may use: what percentages are of
     * @throws InvalidSetting for the first that can't be meant
     */
    Values read(List<RawElement> written, String prefix, Bytes available) throws InvalidSetting {
        Map<Setting<?>, Object> values = new HashMap<>();
        for (Setting<?> setting : declared) {
            values.put(setting, setting.read(written, prefix, available));
        }
        return new Values(values);
    }
}

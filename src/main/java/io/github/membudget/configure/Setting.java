package io.github.membudget.configure;

import io.github.membudget.model.Bytes;
import java.util.List;

/**
 * One thing that a user may set: its name, what holds where it is not set, and how it is read. Its identity is the key under which
 * {@link Settings} has the value.
 *
 * @param fallback what holds where the user wrote nothing
 * @param <T> the type of its value
 */
public record Setting<T>(String name, T fallback, Reader<T> reader) {
    /** Makes a value of what the user wrote. */
    interface Reader<T> {
        /**
         * @param where it stands, for the message
         * @param available the memory that this build may use: what percentages are of
         */
        T read(String where, RawElement written, Bytes available) throws InvalidSetting;
    }

    /** Makes a value of an element's text. */
    interface TextReader<T> {
        /** @param where it stands, for the message */
        T read(String where, String text) throws InvalidSetting;
    }

    /** Makes a value of a text that may be a percentage. */
    interface SizeReader<T> {
        /** As {@link Reader#read}. */
        T read(String where, String text, Bytes available) throws InvalidSetting;
    }

    /**
     * The value that is written, else the default.
     *
     * @param written the elements among which this one is looked for
     * @param prefix of the place where they stand, for the message
     */
    T read(List<RawElement> written, String prefix, Bytes available) throws InvalidSetting {
        for (RawElement element : written) {
            if (element.name().equals(name)) {
                return reader.read(prefix + name, element, available);
            }
        }
        return fallback;
    }
}

package io.github.membudget.report.json;

import com.google.gson.stream.JsonWriter;
import io.github.membudget.model.Bytes;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Values as every JSON file of this plugin writes them. */
public final class JsonFields {
    private JsonFields() {}

    /** A whole number of bytes; no field where it is unknown. */
    public static void bytes(JsonWriter json, String name, Optional<Bytes> bytes) throws IOException {
        if (bytes.isPresent()) {
            json.name(name).value(bytes.get().value());
        }
    }

    /** A constant's name in lower case, as the schema lists it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A test may be named with half a character, which no UTF-8 file can hold. */
    public static String wellFormed(String text) {
        int whole = 0;
        while (whole < text.length() && !Character.isSurrogate(text.charAt(whole))) {
            whole++;
        }
        if (whole == text.length()) {
            return text;
        }
        StringBuilder formed = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> formed.appendCodePoint(
                        Character.getType(character) == Character.SURROGATE ? '\uFFFD' : character));
        return formed.toString();
    }
}

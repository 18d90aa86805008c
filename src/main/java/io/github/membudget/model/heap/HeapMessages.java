package io.github.membudget.model.heap;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The format in which the plugin and the JVM that reads heap dumps talk: {@link HeapQuery}, {@link HeapQuery.Sampled}, {@link HeapFacts}, each
 * with a mark and a version before it and a mark after it. A record is the values of its components in their order, so that a new component or
 * a new record needs nothing here but another {@link #VERSION}.
 */
public final class HeapMessages {
    /** To be raised with each change of a record that is sent. */
    static final int VERSION = 5;

    private static final int BEGIN = 0x4d42_4844;
    private static final int END = 0x454e_4421;

    private HeapMessages() {}

    /** Writes one message and flushes it. */
    public static void write(OutputStream out, Record message) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(BEGIN);
        data.writeInt(VERSION);
        write(data, message.getClass(), message);
        data.writeInt(END);
        data.flush();
    }

    /**
     * Reads one message.
     *
     * @throws IOException in words for the user, if there is none, it is of another version, or it ends too early
     */
    public static <T extends Record> T read(InputStream in, Class<T> type) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            if (data.readInt() != BEGIN) {
                throw new IOException("this is no message of the reader of heap dumps");
            }
            int version = data.readInt();
            if (version != VERSION) {
                throw new IOException(
                        "the reader of heap dumps speaks version " + version + " of its format, not " + VERSION);
            }
            T message = type.cast(value(data, type));
            if (data.readInt() != END) {
                throw new IOException("a message of the reader of heap dumps is damaged");
            }
            return message;
        } catch (EOFException e) {
            throw new IOException("a message of the reader of heap dumps ends too early", e);
        }
    }

    private static void write(DataOutput out, Type type, Object value) throws IOException {
        if (value instanceof String text) {
            out.writeUTF(text);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Optional<?> optional) {
            writeAll(out, argument(type, 0), optional.stream().toList());
        } else if (value instanceof Collection<?> all) {
            writeAll(out, argument(type, 0), all);
        } else if (value instanceof Map<?, ?> map) {
            writeAll(out, argument(type, 0), map.keySet());
            writeAll(out, argument(type, 1), map.values());
        } else if (type instanceof Class<?> family && family.isInterface()) {
            Class<?> part = partWith(family, value);
            out.writeByte(Arrays.asList(family.getPermittedSubclasses()).indexOf(part));
            write(out, part, value);
        } else {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                write(out, component.getGenericType(), get(component, value));
            }
        }
    }

    private static void writeAll(DataOutput out, Type type, Collection<?> all) throws IOException {
        out.writeInt(all.size());
        for (Object one : all) {
            write(out, type, one);
        }
    }

    private static Class<?> partWith(Class<?> family, Object value) {
        return Arrays.stream(family.getPermittedSubclasses())
                .filter(part -> part.isInstance(value))
                .findFirst()
                .orElseThrow();
    }

    private static Object value(DataInput in, Type type) throws IOException {
        if (type instanceof ParameterizedType parameterized) {
            return generic(in, parameterized);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return in.readUTF();
        }
        if (plain == long.class || plain == Long.class) {
            return in.readLong();
        }
        if (plain == int.class || plain == Integer.class) {
            return in.readInt();
        }
        if (plain == double.class || plain == Double.class) {
            return in.readDouble();
        }
        if (plain == boolean.class) {
            return in.readBoolean();
        }
        return plain.isInterface() ? value(in, part(plain, in.readByte())) : members(in, plain);
    }

    private static Class<?> part(Class<?> family, int number) throws IOException {
        Class<?>[] parts = family.getPermittedSubclasses();
        if (number < 0 || number >= parts.length) {
            throw new IOException("a message of the reader of heap dumps is damaged");
        }
        return parts[number];
    }

    private static Object generic(DataInput in, ParameterizedType type) throws IOException {
        List<Object> first = all(in, argument(type, 0));
        if (type.getRawType() == Map.class) {
            List<Object> values = all(in, argument(type, 1));
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < first.size(); i++) {
                map.put(first.get(i), values.get(i));
            }
            return map;
        }
        return type.getRawType() == List.class
                ? List.copyOf(first)
                : type.getRawType() == Optional.class ? first.stream().findFirst() : new LinkedHashSet<>(first);
    }

    private static List<Object> all(DataInput in, Type type) throws IOException {
        List<Object> all = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            all.add(value(in, type));
        }
        return all;
    }

    private static Object members(DataInput in, Class<?> type) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(in, components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IOException("a message of the reader of heap dumps is damaged: " + e.getCause(), e);
        }
    }

    private static Object get(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Type argument(Type type, int number) {
        return ((ParameterizedType) type).getActualTypeArguments()[number];
    }
}

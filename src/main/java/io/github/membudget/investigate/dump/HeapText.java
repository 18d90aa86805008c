package io.github.membudget.investigate.dump;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/** Reads the text of strings out of a heap dump, whichever Java version wrote them. */
final class HeapText {
    private static final int LONGEST = 200;

    private HeapText() {}

    static String threadName(Instance thread) {
        String name = of(thread.getValueOfField("name"));
        return name.isEmpty() ? "(unnamed)" : name;
    }

    /** The text of a String of Java 8 or of one of Java 9 and newer; empty for anything else. */
    static String of(@Nullable Object string) {
        if (!(string instanceof Instance instance)
                || !(instance.getValueOfField("value") instanceof PrimitiveArrayInstance value)) {
            return "";
        }
        List<?> items = value.getValues();
        boolean characters = value.getJavaClass().getName().startsWith("char");
        boolean wide = !characters && instance.getValueOfField("coder") instanceof Byte coder && coder.byteValue() == 1;
        StringBuilder text = new StringBuilder();
        int step = wide ? 2 : 1;
        for (int i = 0; i + step <= items.size() && text.length() < LONGEST; i += step) {
            String item = String.valueOf(items.get(i));
            if (characters) {
                text.append(item);
            } else {
                int low = Integer.parseInt(item) & 0xff;
                int high = wide ? Integer.parseInt(String.valueOf(items.get(i + 1))) & 0xff : 0;
                text.append((char) (high << 8 | low));
            }
        }
        return text.toString();
    }
}

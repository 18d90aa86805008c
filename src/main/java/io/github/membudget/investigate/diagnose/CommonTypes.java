package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.TypeGrowth;

/** Types that all code uses, arrays and the JDK's own: their growth alone says nothing of any one holder. */
public final class CommonTypes {
    private CommonTypes() {}

    /** Direct buffers are the JDK's, but whoever makes one means to. */
    public static boolean isCommon(TypeGrowth type) {
        return type.type().startsWith("[")
                || type.type().startsWith("java.") && !type.type().startsWith("java.nio.Direct");
    }
}

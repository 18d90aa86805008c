package io.github.membudget.explain;

import io.github.membudget.model.MemoryAtEnd;
import io.github.membudget.model.MemoryAtEnd.Kind;
import java.util.stream.Collectors;

/** Says what the JVM itself takes: no test can change it, and so it is no finding. */
public final class JvmMemoryText {
    private JvmMemoryText() {}

    /** {@code The JVM itself takes 71.0 MiB: libraries 33.0 MiB, compilers 13.0 MiB}. */
    public static String of(MemoryAtEnd memory) {
        return "The JVM itself takes " + memory.ofJvm().inMebibytes() + ": "
                + memory.parts().stream()
                        .filter(part -> part.kind().isJvms())
                        .map(part -> name(part.kind()) + " " + part.bytes().inMebibytes())
                        .collect(Collectors.joining(", ", "", "."));
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case LIBRARIES -> "code of libraries and the class archive";
            case COMPILERS -> "compilers";
            case SYMBOLS -> "symbols";
            case INSTRUMENTS -> "the flight recorder of this investigation";
            default -> "collector and the rest";
        };
    }
}

package io.github.membudget.model.heap;

import java.util.Optional;

/**
 * A method that ran, as a stack trace shows it.
 *
 * @param type name of the class, as the JVM writes it: {@code com.acme.Registry$Old}
 * @param file name of the source file
 * @param line in that file
 */
public record StackFrame(String type, String method, Optional<String> file, Optional<Integer> line) {
    public static StackFrame of(StackTraceElement element) {
        return new StackFrame(
                TypeNames.lasting(element.getClassName()),
                element.getMethodName(),
                Optional.ofNullable(element.getFileName()).filter(name -> name.contains(".")),
                element.getLineNumber() > 0 ? Optional.of(element.getLineNumber()) : Optional.empty());
    }

    /** {@code com.acme.LoadTest.loadsAll}. */
    public String qualified() {
        return type + "." + method;
    }

    /** {@code com.acme.LoadTest.loadsAll:12}. */
    public String place() {
        return qualified() + line.map(number -> ":" + number).orElse("");
    }
}

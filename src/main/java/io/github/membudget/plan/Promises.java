package io.github.membudget.plan;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.HeapBasis;
import io.github.membudget.model.PromisedMemory;
import io.github.membudget.model.PromisedMemory.Processors;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the arguments of a module's forks let them take. Caps of metaspace and of the code cache are no promise: without them there is no cap
 * at all, and the estimate of what a JVM needs beside its heap has both.
 */
public final class Promises {
    private static final Pattern DIRECT =
            Pattern.compile("(?<![^\\s\"'>])-XX:MaxDirectMemorySize=([0-9]+)([kKmMgGtT]?)");
    private static final Pattern PROCESSORS = Pattern.compile("(?<![^\\s\"'>])-XX:ActiveProcessorCount=([0-9]{1,6})");

    private Promises() {}

    /**
     * @param arguments all that the forks get
     * @param heap the -Xmx in force
     * @param available processors of this machine
     */
    public static PromisedMemory of(
            String arguments, Bytes heap, HeapBasis source, Bytes ceiling, int forks, int available) {
        return new PromisedMemory(
                heap,
                source,
                last(DIRECT.matcher(arguments))
                        .flatMap(given -> HeapSizing.size(given.group(1), given.group(2)))
                        // By 0 the JVM takes its own default.
                        .filter(given -> given.value() > 0),
                last(PROCESSORS.matcher(arguments))
                        .map(given -> Integer.parseInt(given.group(1)))
                        .filter(given -> given > available)
                        .map(given -> new Processors(given, available)),
                HeapSizing.besideHeap(heap, new Bytes(ceiling.value() / forks)),
                ceiling,
                forks);
    }

    /** The JVM takes the last of several. */
    private static Optional<MatchResult> last(Matcher matcher) {
        return matcher.results().reduce((first, second) -> second);
    }
}

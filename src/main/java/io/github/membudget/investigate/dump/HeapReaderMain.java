package io.github.membudget.investigate.dump;

import io.github.membudget.model.heap.HeapFacts;
import io.github.membudget.model.heap.HeapMessages;
import io.github.membudget.model.heap.HeapQuery;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.netbeans.lib.profiler.heap.HeapFactory;

/**
 * Reads one heap dump, in a JVM of its own, so that Maven's JVM needs no memory for it. It gets its questions on the standard input and
 * writes the answers to a file, both as {@link HeapMessages}. Standard output is not used, since a JVM prints warnings of its own there.
 */
public final class HeapReaderMain {
    private HeapReaderMain() {}

    /** @param arguments the dump, and the file for the answer */
    public static void main(String[] arguments) throws IOException {
        InputStream in = new BufferedInputStream(System.in);
        HeapQuery query = HeapMessages.read(in, HeapQuery.class);
        File dump = new UncachedDump(arguments[0]);
        HeapReading reading = new HeapReading(HeapFactory.createHeap(dump), dump, query);
        reading.read();
        HeapFacts facts = reading.facts(HeapMessages.read(in, HeapQuery.Sampled.class));
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(arguments[1]))) {
            HeapMessages.write(out, facts);
        }
    }
}

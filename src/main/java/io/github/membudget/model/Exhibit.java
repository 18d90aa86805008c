package io.github.membudget.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a finding shows as evidence. Each report draws it in its own way. */
public sealed interface Exhibit {
    /** Plain words. */
    record Sentence(String words) implements Exhibit {}

    /**
     * The way from a GC root to what takes the memory.
     *
     * @param proves in a sentence
     * @param branches from the root on; steps that tell nothing are folded into one
     * @param whole the same in one line, with all steps
     */
    record HoldingTree(String proves, List<Branch> branches, String whole) implements Exhibit {}

    /**
     * One line of a tree.
     *
     * @param depth 0 for a root
     * @param retained where it is known
     */
    record Branch(int depth, String label, Optional<Bytes> retained) {}

    /**
     * How many instances of a type lived.
     *
     * @param words what the course says
     * @param counts before the first class, and at the end of each that was looked at; none where that is not known
     */
    record Spark(String words, List<Long> counts) implements Exhibit {}

    /**
     * A few rows of what belongs together, the most first.
     *
     * @param heads one for each column
     * @param rows with a cell for each of them; a cell that is a figure begins with a digit or a sign
     * @param more how many rows are left out
     */
    record Table(List<String> heads, List<List<String>> rows, int more) implements Exhibit {}

    static List<Exhibit> sentences(String... words) {
        return Stream.of(words).<Exhibit>map(Sentence::new).toList();
    }
}

package io.github.membudget.model;

import java.util.Optional;

/**
 * What is known of the JVMs of a module's forks.
 *
 * @param collections absent where their collectors count nothing
 * @param codeCache of the fork that had least room left in it; absent where none counts
 * @param parts what became of {@code <jvm>}; absent where the user says nothing of it
 * @param heapBasis where their -Xmx comes from, where they have one that is known
 * @param heapUse what the next run's heap follows from: this run's, or that of an earlier one where this was not a whole one
 */
public record JvmFacts(
        Optional<GarbageCollections> collections,
        Optional<CodeCache> codeCache,
        Optional<JvmParts> parts,
        Optional<HeapBasis> heapBasis,
        Optional<HeapUse> heapUse) {
    public static final JvmFacts UNKNOWN =
            new JvmFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}

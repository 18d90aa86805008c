package io.github.membudget.model;

import java.util.Optional;

/**
 * What one whole run of a module had of memory, as far as the next run's heap depends on it.
 *
 * @param measuredAt when that run started
 * @param beside the most that one fork had resident beside its Java heap, child processes included
 * @param live the most that may have lived on the heap of one fork; absent where no collection was seen
 * @param heap the -Xmx of each fork, where one is known
 * @param peak of all forks together
 */
public record HeapUse(String measuredAt, Bytes beside, Optional<Bytes> live, Optional<Bytes> heap, Bytes peak) {}

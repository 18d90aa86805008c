package it.dotwork.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Embeddings kept as lists of boxed numbers. */
abstract class IndexTests {
    @Test
    void findsTheNearest() {
        assertEquals(540, VectorIndex.search("near " + getClass().getName(), 800, 540));
    }

    @Test
    void findsAll() {
        assertEquals(60, VectorIndex.search("all " + getClass().getName(), 60, 100));
    }
}

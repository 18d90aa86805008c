package io.github.membudget.investigate.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding.Severity;
import org.junit.jupiter.api.Test;

class RoundGrowthTest {
    private static RoundGrowth growth(long first, long last, boolean whole) {
        return new RoundGrowth(3, new Bytes(first << 20), new Bytes(last << 20), whole);
    }

    @Test
    void whatGrowsInEachRoundIsNeverLow() {
        RoundGrowth leak = growth(12, 36, true);
        assertTrue(leak.grows());
        assertEquals(12L << 20, leak.perRound());
        assertEquals(Severity.MEDIUM, leak.rated(Severity.LOW));
        assertEquals(Severity.HIGH, leak.rated(Severity.HIGH));
    }

    @Test
    void whatIsFilledOnceIsLow() {
        RoundGrowth cache = growth(400, 401, true);
        assertFalse(cache.grows());
        assertEquals(Severity.LOW, cache.rated(Severity.HIGH));
    }

    @Test
    void aRoundWithFailuresClearsNobody() {
        assertEquals(Severity.HIGH, growth(400, 400, false).rated(Severity.HIGH));
    }
}

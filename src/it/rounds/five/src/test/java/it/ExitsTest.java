package it;

import org.junit.jupiter.api.Test;

class ExitsTest {
    private static int runs;

    @Test
    void endsTheJvmInTheThirdRound() {
        runs++;
        if (runs == 3) {
            System.exit(7);
        }
    }
}

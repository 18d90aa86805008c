package it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Work that the second compiler makes at least twice as fast: loops over arrays that it unrolls and vectorizes. */
class ComputingTest {
    @Test
    void multipliesMatrices() {
        int size = 512;
        double[] left = new double[size * size];
        double[] right = new double[size * size];
        for (int i = 0; i < left.length; i++) {
            left[i] = i % 7;
            right[i] = i % 5;
        }
        double sum = 0;
        for (int round = 0; round < 24; round++) {
            double[] product = new double[size * size];
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < size; k++) {
                    double factor = left[i * size + k];
                    for (int j = 0; j < size; j++) {
                        product[i * size + j] += factor * right[k * size + j];
                    }
                }
            }
            sum += product[round];
        }
        assertTrue(sum > 0);
    }
}

package it;

final class Covered {
    int one() {
        return 1;
    }

    int two() {
        return 2;
    }
}

package it.twins;

import java.util.ArrayList;
import java.util.List;

/** Two that keep arrays of one size, of which neither makes any. */
final class Twins {
    static final List<byte[]> LEFT = new ArrayList<>();
    static final List<byte[]> RIGHT = new ArrayList<>();

    private Twins() {}
}

package it.full;

import java.util.ArrayList;
import java.util.List;

final class Registry {
    static final List<byte[]> SEEN = new ArrayList<>();

    private Registry() {}

    static void see(int mebibytes) {
        for (int i = 0; i < mebibytes; i++) {
            SEEN.add(new byte[1 << 20]);
        }
    }
}

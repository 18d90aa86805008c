package it;

import java.util.ArrayList;
import java.util.List;

class Registry {
    static final List<byte[]> KEPT = new ArrayList<>();

    static void keep() {
        if (!Boolean.getBoolean("mended")) {
            for (int i = 0; i < 6; i++) {
                KEPT.add(new byte[1 << 20]);
            }
        }
    }
}

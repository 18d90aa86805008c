package it.apart;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

final class Buffers {
    static final List<ByteBuffer> ALL = new ArrayList<>();

    private Buffers() {}
}

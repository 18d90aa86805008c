package it.planted;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.RepeatedTest;

class DeflaterTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(10)
    void use() throws Exception {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[1 << 10]);
        deflater.deflate(new byte[1 << 10]);
        KEPT.add(deflater);
    }
}

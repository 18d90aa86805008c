package it.planted;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class NioCacheTest {
    @RepeatedTest(2)
    void use(@TempDir Path folder) throws Exception {
        try (FileChannel file = FileChannel.open(
                folder.resolve("rows"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[3 << 20]));
        }
    }
}

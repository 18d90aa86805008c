package it.planted;

import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class MappedTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(6)
    void use(@TempDir Path folder) throws Exception {
        try (FileChannel file = FileChannel.open(Files.write(folder.resolve("rows"), new byte[1 << 20]))) {
            KEPT.add(file.map(MapMode.READ_ONLY, 0, file.size()).load());
        }
    }
}

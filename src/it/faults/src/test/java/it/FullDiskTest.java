package it;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    /** Only where target/ is a file system of its own, else it would fill the machine's. */
    @Test
    void fillsTheDiskUnderTarget() throws Exception {
        if (!Shell.run("stat -f -c %T target").equals("tmpfs")) {
            return;
        }
        try (OutputStream file = new FileOutputStream("target/filler")) {
            byte[] block = new byte[1 << 12];
            while (true) {
                file.write(block);
            }
        } catch (IOException full) {
            System.out.println("disk: " + full.getMessage());
        }
    }
}

package it.mended;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class MendedRocksDbTest {
    @RepeatedTest(5)
    void use() throws Exception {
        Options options = new Options().setCreateIfMissing(true);
        RocksDB db = RocksDB.open(options, Files.createTempDirectory("rocks").toString());
        db.put("key".getBytes(), new byte[4 << 20]);
        db.close();
        options.close();
    }
}

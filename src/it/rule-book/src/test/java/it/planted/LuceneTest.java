package it.planted;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.RepeatedTest;

class LuceneTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(null))) {
            writer.addDocument(new Document());
        }
        KEPT.add(DirectoryReader.open(directory));
    }
}

package demo.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SearchTest {
    @Test
    void findsReviews() throws InterruptedException {
        assertEquals(3, new Index(40).find((byte) 3));
        Thread.sleep(300);
    }

    @Test
    void findsTitles() throws InterruptedException {
        assertEquals(90, new Index(240).find((byte) 90));
        Thread.sleep(300);
    }

    @Test
    void findsDescriptions() throws InterruptedException {
        assertEquals(7, new Index(60).find((byte) 7));
        Thread.sleep(300);
    }
}

package it.pages;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Each page is a little larger than half of one of G1's regions: 80 MiB of pages do not fit into 128. */
class PagesTest {
    @Test
    void comparesPages() {
        List<byte[]> pages = new ArrayList<>();
        while (pages.size() < 136) {
            pages.add(new byte[600 << 10]);
        }
        Assertions.assertEquals(136, pages.size());
    }
}

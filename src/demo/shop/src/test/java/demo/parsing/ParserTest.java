package demo.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

class ParserTest {
    @RepeatedTest(5)
    void readsALongText() throws InterruptedException {
        String text = IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        Thread.sleep(100);
        assertEquals(20_000, text.split(" ").length);
    }
}

package it;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CachingTest {
    static final Map<Integer, byte[]> CACHE = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> fills() {
        return IntStream.range(0, 40)
                .mapToObj(key -> DynamicTest.dynamicTest(
                        "key " + key, () -> CACHE.computeIfAbsent(key, any -> new byte[1 << 20])));
    }
}

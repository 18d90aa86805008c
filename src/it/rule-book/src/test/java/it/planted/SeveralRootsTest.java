package it.planted;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

/** Two classes reach what collects the results, each by a way of its own. */
class SeveralRootsTest {
    private static final List<Results> FIRST = List.of(new Results());

    private static final class Results {
        private final List<byte[]> kept = new ArrayList<>();
    }

    private static final class Other {
        private static final List<Results> SECOND = new ArrayList<>(FIRST);
    }

    @RepeatedTest(5)
    void use() throws Exception {
        Other.SECOND.get(0).kept.add(new byte[1 << 19]);
    }
}

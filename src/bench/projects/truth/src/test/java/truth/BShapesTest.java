package truth;

import static truth.Truth.mib;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of every shape that the platform knows. */
class BShapesTest {
    private static void is(Class<?> type, String method, String figure, long bytes) throws Exception {
        Truth.is(type, method, figure, bytes);
    }

    /** The class's, no test's. */
    @BeforeAll
    static void takes50BeforeAll() {
        Truth.keepNative(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 48, 64})
    void keepsItsArgument(int mebibytes) throws Exception {
        Truth.keepNative(mebibytes);
        is(BShapesTest.class, "keepsItsArgument", "growth", mib(mebibytes));
    }

    @RepeatedTest(3)
    void keeps40EachTime() throws Exception {
        Truth.keepNative(40);
        is(BShapesTest.class, "keeps40EachTime", "growth", mib(40));
    }

    @TestFactory
    Stream<DynamicTest> makesTests() {
        return IntStream.of(36, 44).mapToObj(mebibytes -> DynamicTest.dynamicTest("dynamic " + mebibytes, () -> {
            Truth.keepNative(mebibytes);
            is(BShapesTest.class, "makesTests", "growth", mib(mebibytes));
        }));
    }

    @Nested
    class Inner {
        @Test
        void nestedKeeps60() throws Exception {
            Truth.keepNative(60);
            is(Inner.class, "nestedKeeps60", "growth", mib(60));
        }

        @Nested
        class Innermost {
            @Test
            void nestedTwiceSpikes90() throws Exception {
                Truth.spike(90, 20);
                is(Innermost.class, "nestedTwiceSpikes90", "peak", mib(90));
                is(Innermost.class, "nestedTwiceSpikes90", "growth", 0);
            }
        }
    }

    @Nested
    class WithHooks {
        private Native held;

        @BeforeEach
        void takes70() {
            held = Native.keep(70);
        }

        @Test
        void fixtureTakes70(TestInfo info) throws Exception {
            is(WithHooks.class, "fixtureTakes70", "peak", mib(70));
            is(WithHooks.class, "fixtureTakes70", "growth", 0);
        }

        @AfterEach
        void gives70Back() {
            held.free();
        }
    }
}

package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.TypeGrowth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestFrameworkTest {
    private static final String ADVICE = "Close it in @AfterEach or @AfterAll; open it in @BeforeEach.";
    private static final String JUPITER = "org.junit.jupiter.engine.descriptor.ClassTestDescriptor";
    private static final String VINTAGE = "org.junit.vintage.engine.descriptor.RunnerTestDescriptor";

    private static String told(String... types) {
        return TestFramework.of(Stream.of(types)
                        .map(type -> new TypeGrowth(1, type, 1, 24, List.of(), 0))
                        .toList())
                .told(ADVICE);
    }

    @Test
    void adviceIsInTheWordsOfTheFrameworkThatRan() {
        assertThat(told(VINTAGE)).isEqualTo("Close it in @After or @AfterClass; open it in @Before.");
        assertThat(told("org.testng.TestNG"))
                .isEqualTo("Close it in @AfterMethod or @AfterClass; open it in @BeforeMethod.");
    }

    @Test
    void whereSeveralRanOrNoneIsKnownItIsAsWritten() {
        assertThat(told(VINTAGE, JUPITER)).isEqualTo(ADVICE);
        assertThat(told()).isEqualTo(ADVICE);
    }

    @Test
    void classMethodsOfTestNgNeedNotBeStatic() {
        assertThat(TestFramework.TESTNG.told("@AfterAll static void stop() {}"))
                .isEqualTo("@AfterClass void stop() {}");
    }
}

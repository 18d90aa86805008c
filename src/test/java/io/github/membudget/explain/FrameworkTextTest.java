package io.github.membudget.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.investigate.diagnose.TestFramework;
import org.junit.jupiter.api.Test;

class FrameworkTextTest {
    private static final String ADVICE = "Close it in @AfterEach or @AfterAll; open it in @BeforeEach.";

    @Test
    void adviceIsInTheWordsOfTheFrameworkThatRan() {
        assertThat(FrameworkText.of(TestFramework.JUNIT_4, ADVICE))
                .isEqualTo("Close it in @After or @AfterClass; open it in @Before.");
        assertThat(FrameworkText.of(TestFramework.TESTNG, ADVICE))
                .isEqualTo("Close it in @AfterMethod or @AfterClass; open it in @BeforeMethod.");
    }

    @Test
    void forJupiterItIsAsWritten() {
        assertThat(FrameworkText.of(TestFramework.JUPITER, ADVICE)).isEqualTo(ADVICE);
    }

    @Test
    void classMethodsOfTestNgNeedNotBeStatic() {
        assertThat(FrameworkText.of(TestFramework.TESTNG, "@AfterAll static void stop() {}"))
                .isEqualTo("@AfterClass void stop() {}");
    }
}

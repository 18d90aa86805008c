package io.github.membudget.investigate.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.TypeGrowth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestFrameworkTest {
    private static final String JUPITER = "org.junit.jupiter.engine.descriptor.ClassTestDescriptor";
    private static final String VINTAGE = "org.junit.vintage.engine.descriptor.RunnerTestDescriptor";

    private static TestFramework seen(String... types) {
        return TestFramework.of(Stream.of(types)
                .map(type -> new TypeGrowth(1, type, 1, 24, List.of(), 0))
                .toList());
    }

    @Test
    void isTheOneThatRanAlone() {
        assertThat(seen(VINTAGE)).isEqualTo(TestFramework.JUNIT_4);
        assertThat(seen("org.testng.TestNG")).isEqualTo(TestFramework.TESTNG);
    }

    @Test
    void isJupiterWhereSeveralRanOrNoneIsKnown() {
        assertThat(seen(VINTAGE, JUPITER)).isEqualTo(TestFramework.JUPITER);
        assertThat(seen()).isEqualTo(TestFramework.JUPITER);
    }
}

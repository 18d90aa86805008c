package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ForkArgumentsTest {
    @Test
    void replacesLatePropertiesAndLeavesUnknownOnes() {
        Properties properties = new Properties();
        properties.setProperty("argLine", "-javaagent:a$1.jar -Xmx1g");
        assertThat(ForkArguments.expand("@{argLine} -Da=@{unknown}", properties))
                .isEqualTo("-javaagent:a$1.jar -Xmx1g -Da=@{unknown}");
    }
}

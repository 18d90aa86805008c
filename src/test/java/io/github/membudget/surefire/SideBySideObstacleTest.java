package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideBySideObstacleTest {
    private static Optional<String> of(String arguments) {
        return SideBySideObstacle.of(Optional.empty(), arguments);
    }

    @Test
    void surefiresDebuggerWaitsAtOnePort() {
        assertThat(SideBySideObstacle.of(Optional.of("true"), "")).isPresent();
        assertThat(SideBySideObstacle.of(Optional.of("-agentlib:jdwp=x"), "")).isPresent();
        assertThat(SideBySideObstacle.of(Optional.of("false"), "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx1g -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=5005",
                "-Xrunjdwp:address=*:5005,server=y,transport=dt_socket",
                "-Dcom.sun.management.jmxremote.port=9010 -ea"
            })
    void aPortThatTwoWouldOpen(String arguments) {
        assertThat(of(arguments).orElseThrow()).contains("port ").contains("${surefire.forkNumber}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-agentlib:jdwp=transport=dt_socket,server=y,address=500${surefire.forkNumber}",
                "-agentlib:jdwp=transport=dt_socket,server=n,address=5005",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n",
                "-agentlib:jdwp=transport=dt_socket,server=y,address=localhost:0",
                "-Dcom.sun.management.jmxremote.port=0",
                "-Dcom.sun.management.jmxremote.port=901${surefire.forkNumber}"
            })
    void onesThatEachHasForItself(String arguments) {
        assertThat(of(arguments)).isEmpty();
    }
}

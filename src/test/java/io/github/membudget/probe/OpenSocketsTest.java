package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.probe.format.LeftoverKind;
import io.github.membudget.probe.format.ProbeProperty;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OpenSocketsTest {
    @TempDir
    private Path directory;

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "sockets are read from /proc/self/net")
    void whatTheJvmOpensForJcmdIsNoTests() throws Exception {
        Path log = directory.resolve("7.log");
        String others = Arrays.stream(LeftoverKind.values())
                .filter(kind -> kind != LeftoverKind.OPEN_SOCKET)
                .map(LeftoverKind::word)
                .collect(Collectors.joining(","));
        Leftovers leftovers = new Leftovers(
                new ProbeLog(log.toFile()),
                new InventoryTaker(new ProbeSettings(Map.of(ProbeProperty.IGNORED_LEFTOVERS, others))),
                null);
        leftovers.classStarts();
        try (ServerSocketChannel own = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            own.bind(UnixDomainSocketAddress.of(directory.resolve("own")));
            attach();
            leftovers.classEnded("acme.ATest", false);
            leftovers.jvmEnds();
        }
        assertThat(Files.readAllLines(log))
                .hasSize(1)
                .first()
                .asString()
                .contains("Unix socket " + directory.resolve("own"));
        assertThat(OpenSockets.isAttachListener("Unix socket /tmp/.java_pid4286.tmp, socket:[11]"))
                .isTrue();
        assertThat(OpenSockets.isAttachListener("Unix socket " + directory.resolve("own") + ", socket:[12]"))
                .isFalse();
    }

    private static void attach() throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(
                        jcmd.toString(), Long.toString(ProcessHandle.current().pid()), "VM.version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}

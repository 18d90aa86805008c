package io.github.membudget.observe.probelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.InFork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkLogsTest {
    @TempDir
    private Path directory;

    @Test
    void readsALogThatGrowsInTheMiddleOfALineAndOfACharacter() throws IOException {
        Path file = directory.resolve("7.log");
        ForkLogReader reader = new ForkLogReader(file);
        reader.readMore();
        byte[] all = ("membudget-probe/1\t7\t0\ttrue\t1\n" + test("first") + "\n" + test("zwölf 😀") + "\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < all.length; at += 3) {
            add(file, Arrays.copyOfRange(all, at, Math.min(all.length, at + 3)));
            reader.readMore();
        }
        assertThat(reader.finish()).hasValueSatisfying(log -> {
            assertThat(log.pid()).isEqualTo(7);
            assertThat(log.tests()).extracting(ForkLog.Entry::method).containsExactly("first", "zwölf 😀");
        });
    }

    @Test
    void aLineLongerThanOneReadIsWhole() throws IOException {
        String name = "x".repeat(300_000);
        log("7.log", test(name) + "\n" + test("after") + "\n");
        assertThat(finished()).singleElement().satisfies(log -> assertThat(log.tests())
                .extracting(ForkLog.Entry::method)
                .containsExactly(name, "after"));
    }

    @Test
    void theHalfLineOfAKilledForkIsLeftOut() throws IOException {
        String whole = test("whole");
        log("7.log", whole + "\n" + test("half").substring(0, 30));
        log("8.log", whole);
        assertThat(finished()).allSatisfy(log -> assertThat(log.tests())
                .extracting(ForkLog.Entry::method)
                .containsExactly("whole"));
    }

    @Test
    void filesOfAnotherFormatAndEmptyOnesArePassedOver() throws IOException {
        Files.writeString(directory.resolve("1.log"), "membudget-probe/9\t1\n");
        Files.writeString(directory.resolve("2.log"), "");
        Files.writeString(directory.resolve("3.log"), "membudget-probe/1\tno number\n");
        Files.createDirectory(directory.resolve("4.log"));
        assertThat(finished()).isEmpty();
    }

    @Test
    void nothingIsLeftOfLogsThatWereRead() throws IOException {
        Path own = Files.createDirectories(directory.resolve("forks/module"));
        Files.writeString(own.resolve("1.log"), "membudget-probe/1\t1\n");
        ForkLogs logs = ForkLogs.follow(own, () -> false);
        assertThat(logs.finish()).hasSize(1);
        logs.removeAll();
        assertThat(directory).isEmptyDirectory();
    }

    private List<ForkLog> finished() throws IOException {
        return ForkLogs.follow(directory, () -> false).finish();
    }

    private void log(String name, String lines) throws IOException {
        Files.writeString(directory.resolve(name), "membudget-probe/1\t7\t0\ttrue\t1\n" + lines);
    }

    private static void add(Path file, byte[] more) throws IOException {
        Files.write(file, more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String test(String method) {
        return "T\t1\t2\tfalse\ttrue\t" + "5\t".repeat(InFork.figures()) + "acme.Test\t" + method + "\t" + method
                + "\t\t.";
    }
}

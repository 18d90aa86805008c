package io.github.membudget.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class ConsoleBlocksTest {
    @TempDir
    private Path folder = Path.of("");

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = new PrintStream(printed, true, StandardCharsets.ISO_8859_1);

    @BeforeEach
    void standardStreams() {
        System.setOut(console);
        System.setErr(console);
    }

    @AfterEach
    void asBefore() {
        System.setOut(out);
        System.setErr(err);
    }

    private String printed() {
        return printed.toString(StandardCharsets.ISO_8859_1).replace(System.lineSeparator(), "\n");
    }

    private static void in(ConsoleBlock block, Runnable printing) throws InterruptedException {
        Thread thread = new Thread(() -> {
            block.enter();
            printing.run();
        });
        thread.start();
        thread.join();
    }

    @Test
    void whatABlockPrintsComesTogetherWhenItIsShownAndAtOnceAfterwards() throws Exception {
        try (ConsoleBlocks console = ConsoleBlocks.open()) {
            ConsoleBlock first = console.block(folder.resolve("first"));
            ConsoleBlock second = console.block(folder.resolve("second"));
            first.show();
            in(first, () -> System.out.println("a1"));
            in(second, () -> {
                System.out.println("b1");
                System.err.println("b2");
            });
            in(first, () -> System.out.println("a2"));
            System.out.println("anybody");
            assertThat(printed()).isEqualTo("a1\na2\nanybody\n");
            second.show();
            in(second, () -> System.out.println("b3"));
            assertThat(printed()).isEqualTo("a1\na2\nanybody\nb1\nb2\nb3\n");
        }
        assertThat(System.out).isSameAs(console);
        assertThat(System.err).isSameAs(console);
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void threadsThatItStartsBelongToItAndEveryWayToPrintIsKept() throws Exception {
        try (ConsoleBlocks console = ConsoleBlocks.open()) {
            ConsoleBlock block = console.block(folder.resolve("block"));
            in(block, () -> {
                Thread inner = new Thread(() -> {
                    System.out.print('c');
                    System.out.print(1);
                    System.out.print(2L);
                    System.out.print(true);
                    System.out.print(1.5f);
                    System.out.print(2.5);
                    System.out.print(new char[] {'x', 'y'});
                    System.out.print((Object) List.of("o"));
                    System.out.println();
                    System.out.printf("%s%n", "ä");
                    System.out.format(Locale.ROOT, "%.1f%n", 1.0);
                    System.out.append("more").append('!');
                    System.out.write('\n');
                    System.out.writeBytes(new byte[] {(byte) 0xe4, '\n'});
                    System.out.println((Object) null);
                });
                inner.start();
                try {
                    inner.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(printed()).isEmpty();
            block.show();
            assertThat(printed()).isEqualTo("c12true1.52.5xy[o]\nä\n1.0\nmore!\nä\nnull\n");
        }
    }

    @Test
    void withoutAPlaceToKeepItItComesAtOnce() throws Exception {
        try (ConsoleBlocks console = ConsoleBlocks.open()) {
            ConsoleBlock block = console.block(folder.resolve("no such folder").resolve("block"));
            in(block, () -> System.out.println("a"));
            assertThat(printed()).isEqualTo("a\n");
        }
    }

    @Test
    void theLastThatClosesPutsTheStreamsBackUnlessSomebodyChangedThem() {
        ConsoleBlocks one = ConsoleBlocks.open();
        ConsoleBlocks another = ConsoleBlocks.open();
        one.close();
        assertThat(System.out).isNotSameAs(console);
        another.close();
        assertThat(System.out).isSameAs(console);

        ConsoleBlocks blocks = ConsoleBlocks.open();
        PrintStream users = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        System.setOut(users);
        blocks.close();
        assertThat(System.out).isSameAs(users);
        assertThat(System.err).isSameAs(console);
    }
}

package io.github.membudget.platform;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The last line of the terminal that standard output goes to. The lines above it scroll as before, since the terminal is told to
 * scroll without its last line; so whoever else prints need not know of it. For one thread at a time.
 */
public final class Terminal {
    /** Systems whose builds nobody looks at while they run, even where they lend a terminal. */
    private static final List<String> CI =
            List.of("CI", "CONTINUOUS_INTEGRATION", "JENKINS_URL", "TEAMCITY_VERSION", "TF_BUILD");

    private static final int LEAST_ROWS = 4;
    private static final int LEAST_COLUMNS = 10;
    private static final Size USUAL = new Size(24, 80);
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})");
    private static final long PATIENCE_SECONDS = 2;

    private static final String SAVE_CURSOR = "\0337";
    private static final String RESTORE_CURSOR = "\0338";
    /** Down, the terminal scrolling where there is no more room, and up: a line is free below. In the same column. */
    private static final String MAKE_ROOM = "\033D\033[A";

    /** Some terminals know only the one or the other. */
    private static final String SCROLL_EVERYTHING = "\033[r\033[1;999r";

    private static final String ERASE_BELOW = "\033[J";
    private static final String ERASE_LINE = "\033[2K";
    private static final String CUT_OFF = "\033[?7l";
    private static final String WRAP = "\033[?7h";

    /** Of a terminal, in characters. */
    record Size(int rows, int columns) {}

    private final Map<String, String> environment;
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final Charset charset;
    private Size size;
    private Size drawn = new Size(0, 0);
    private Optional<SignalHandler> before = Optional.empty();
    private volatile boolean resized;

    private Terminal(Map<String, String> environment, Size size) {
        this.environment = environment;
        this.size = size;
        this.charset = charset();
    }

    /**
     * Whether it is worth to look closer; costs next to nothing.
     *
     * @param environment of this JVM
     */
    public static boolean possible(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        boolean unwatched = CI.stream()
                .map(name -> environment.getOrDefault(name, "false"))
                .anyMatch(value -> !value.isEmpty() && !value.equalsIgnoreCase("false"));
        return !kind.isEmpty() && !kind.equals("dumb") && !unwatched && mayBeTerminal(Path.of("/proc/self/fd/1"));
    }

    /** Where the system shows what standard output is, files and pipes are told apart from what may be a terminal. */
    private static boolean mayBeTerminal(Path output) {
        try {
            return Files.readSymbolicLink(output).startsWith("/dev");
        } catch (IOException | UnsupportedOperationException e) {
            return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
        }
    }

    /** Empty where standard output is none, or one too small for a line more. Runs a process. */
    public static Optional<Terminal> open(Map<String, String> environment) {
        Optional<Terminal> terminal =
                ask(environment).filter(Terminal::bigEnough).map(size -> new Terminal(environment, size));
        terminal.ifPresent(Terminal::watchSize);
        return terminal;
    }

    private static boolean bigEnough(Size size) {
        return size.rows() >= LEAST_ROWS && size.columns() >= LEAST_COLUMNS;
    }

    /** The shell has our own standard output: whether it is a terminal only it can say on every system. */
    private static Optional<Size> ask(Map<String, String> environment) {
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", "test -t 1 && stty size <&1 >&2")
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(shell.getErrorStream().readNBytes(80), StandardCharsets.US_ASCII);
            return shell.exitValue() == 0 ? Optional.of(size(answer, environment)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** A terminal that does not know its size is taken for one of 24 lines with 80 characters, as all take it. */
    static Size size(String answer, Map<String, String> environment) {
        Matcher told = SIZE.matcher(answer.strip());
        int rows = told.matches() ? Integer.parseInt(told.group(1)) : 0;
        int columns = told.matches() ? Integer.parseInt(told.group(2)) : 0;
        return new Size(
                rows > 0 ? rows : number(environment, "LINES", USUAL.rows()),
                columns > 0 ? columns : number(environment, "COLUMNS", USUAL.columns()));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.matches("[1-9]\\d{0,4}") ? Integer.parseInt(value) : otherwise;
    }

    private void watchSize() {
        try {
            before = Optional.of(Signal.handle(new Signal("WINCH"), signal -> {
                resized = true;
                before.filter(other -> other != SignalHandler.SIG_DFL && other != SignalHandler.SIG_IGN)
                        .ifPresent(other -> other.handle(signal));
            }));
        } catch (IllegalArgumentException | LinkageError e) {
            // Then it keeps the size that it has now.
            before = Optional.empty();
        }
    }

    /** Whether its encoding has bars and ellipses. */
    public boolean hasBars() {
        return charset.newEncoder().canEncode("█░…");
    }

    private static Charset charset() {
        for (String property : List.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")) {
            String name = System.getProperty(property, "");
            if (!name.isEmpty() && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return StandardCharsets.US_ASCII;
    }

    /** How many characters the line may have. */
    public int columns() {
        if (resized) {
            resized = false;
            ask(environment).ifPresent(now -> size = now);
        }
        // Into the last one some terminals put nothing without beginning another line.
        return size.columns() - 1;
    }

    /** @throws IOException if the terminal is gone */
    public void show(String line) throws IOException {
        if (!bigEnough(size)) {
            clear();
            return;
        }
        StringBuilder text = new StringBuilder();
        if (!drawn.equals(size)) {
            // Whatever became of the old last line: all below the cursor is ours.
            text.append(drawn.rows() == 0 ? "" : SAVE_CURSOR + SCROLL_EVERYTHING + RESTORE_CURSOR + ERASE_BELOW)
                    .append(MAKE_ROOM)
                    .append(SAVE_CURSOR)
                    .append("\033[1;" + (size.rows() - 1) + "r")
                    .append(RESTORE_CURSOR);
            drawn = size;
        }
        text.append(SAVE_CURSOR)
                .append("\033[" + size.rows() + ";1H\033[0m")
                .append(CUT_OFF)
                .append(ERASE_LINE)
                .append(line)
                .append(WRAP)
                .append(RESTORE_CURSOR);
        write(text.toString());
    }

    /** Gives the last line back, empty. */
    public void clear() throws IOException {
        if (drawn.rows() > 0) {
            drawn = new Size(0, 0);
            write(SAVE_CURSOR + SCROLL_EVERYTHING + RESTORE_CURSOR + ERASE_BELOW);
        }
    }

    /** For good. */
    public void close() throws IOException {
        before.ifPresent(handler -> Signal.handle(new Signal("WINCH"), handler));
        before = Optional.empty();
        clear();
    }

    /** In one piece, and not in the middle of what another thread prints. */
    @SuppressWarnings("SynchronizeOnNonFinalField")
    private void write(String text) throws IOException {
        synchronized (System.out) {
            out.write(text.getBytes(charset));
        }
    }
}

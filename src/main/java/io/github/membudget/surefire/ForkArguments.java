package io.github.membudget.surefire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The argument line as the JVM reads it, only to be looked at. */
final class ForkArguments {
    private static final Pattern LATE = Pattern.compile("@\\{([^}]+)}");

    /** A file of arguments; of -XX:Flags, in words without their -XX. */
    private static final Pattern FILE = Pattern.compile("(?<!\\S)(?:@(?!\\{)|-XX:VMOptionsFile=|(-XX:Flags=))(\\S+)");

    private static final long LARGEST = 1 << 16;

    private ForkArguments() {}

    /** With what stands in files that they name. Of one that cannot be read, the JVM says what is wrong. */
    static String withFiles(String arguments, Path workingDirectory) {
        StringBuilder all = new StringBuilder(arguments);
        Matcher file = FILE.matcher(arguments);
        while (file.find()) {
            String content = read(workingDirectory, file.group(2));
            all.append(' ')
                    .append(file.group(1) == null ? content : content.strip().replaceAll("(^|\\s+)", " -XX:"));
        }
        return all.toString();
    }

    private static String read(Path workingDirectory, String name) {
        try {
            Path file = workingDirectory.resolve(name);
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? Files.readString(file) : "";
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    /** Surefire's late replacement of {@code @{property}}. */
    static String expand(String argLine, Properties properties) {
        Matcher matcher = LATE.matcher(argLine);
        StringBuilder expanded = new StringBuilder();
        while (matcher.find()) {
            String value = properties.getProperty(matcher.group(1), matcher.group());
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(expanded).toString();
    }
}

package io.github.membudget.surefire;

import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Surefire's late replacement of {@code @{property}} in the argument line, done here only to look at the outcome. */
final class ForkArguments {
    private static final Pattern LATE = Pattern.compile("@\\{([^}]+)}");

    private ForkArguments() {}

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

package io.github.membudget.source;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Scala's compiler made of a name that no Java method could have: {@code ++} is {@code $plus$plus}, a blank is {@code $u0020}. */
final class ScalaNames {
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("tilde", "~"),
            Map.entry("eq", "="),
            Map.entry("less", "<"),
            Map.entry("greater", ">"),
            Map.entry("bang", "!"),
            Map.entry("hash", "#"),
            Map.entry("percent", "%"),
            Map.entry("up", "^"),
            Map.entry("amp", "&"),
            Map.entry("bar", "|"),
            Map.entry("times", "*"),
            Map.entry("div", "/"),
            Map.entry("plus", "+"),
            Map.entry("minus", "-"),
            Map.entry("colon", ":"),
            Map.entry("qmark", "?"),
            Map.entry("at", "@"),
            Map.entry("bslash", "\\"));
    private static final Pattern ENCODED =
            Pattern.compile("\\$(?:u([0-9A-Fa-f]{4})|(" + String.join("|", OPERATORS.keySet()) + "))");

    private ScalaNames() {}

    /** As it was written, without backticks. */
    static String written(String compiled) {
        return ENCODED.matcher(compiled).replaceAll(one -> Matcher.quoteReplacement(written(one)));
    }

    private static String written(MatchResult one) {
        String code = one.group(1);
        return code == null
                ? OPERATORS.getOrDefault(one.group(2), one.group())
                : Character.toString(Integer.parseInt(code, 16));
    }
}

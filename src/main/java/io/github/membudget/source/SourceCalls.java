package io.github.membudget.source;

import io.github.membudget.source.SourceFiles.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls in a source file. */
final class SourceCalls {
    private static final Pattern TRY = Pattern.compile("\\btry\\s*\\(");

    /** What stands before a method's name where that is declared: its type, or the keyword of another language. */
    private static final Pattern DECLARES =
            Pattern.compile("(?:\\b(?!(?:new|return|else|do|yield|throw|await)\\b)[A-Za-z_$][\\w$]*|[^-]>|])\\s+$");

    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+([\\w.]+\\.(\\w+))");

    /** {@code Server.start(} or {@code new Server(}. */
    private static final Pattern TYPE =
            Pattern.compile("(?<![\\w$.])(?:(\\p{Lu}\\w*)\\s*\\.\\s*\\w+\\s*\\(|new\\s+(\\p{Lu}\\w*)\\s*\\()");

    private static final String EXTENDS = "\\s*(?:<(?:[^<>]|<[^<>]*>)*>)?[^{}<]*?(?:\\bextends\\s+|:\\s*)([\\w.]+)";

    private static final String NEW = "new ";

    private final SourceCode source;
    private final String code;
    private final boolean hasNew;

    SourceCalls(SourceFile file) {
        source = new SourceCode(file.text());
        // Kotlin has no such word, and Scala not always.
        hasNew = file.path().toString().endsWith(".java");
        code = withoutResources(source.code());
    }

    /** What try-with-resources opens it closes too. */
    private static String withoutResources(String code) {
        StringBuilder rest = new StringBuilder(code);
        for (Matcher resources = TRY.matcher(code); resources.find(); ) {
            int open = 1;
            for (int i = resources.end(); i < code.length() && open > 0; i++) {
                open += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
                if (code.charAt(i) != '\n') {
                    rest.setCharAt(i, ' ');
                }
            }
        }
        return rest.toString();
    }

    /** Their lines, each once. */
    List<Integer> of(List<String> calls) {
        return calls.stream()
                .flatMap(call -> pattern(call).matcher(code).results())
                .map(found -> found.start(1))
                .filter(start -> !isDeclared(start))
                .map(source::line)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The lines on which a method or constructor of a type is called, by the name that the type has where it is imported or of the same package.
     *
     * @param className the outermost class of this file
     */
    Map<String, List<Integer>> types(String className) {
        return TYPE.matcher(code)
                .results()
                .collect(Collectors.groupingBy(
                        one -> qualified(name(one), className),
                        Collectors.mapping(one -> source.line(one.start()), Collectors.toList())));
    }

    /** The class that the outermost class of this file extends. */
    Optional<String> superclass(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return Pattern.compile("\\bclass\\s+" + Pattern.quote(simple) + EXTENDS)
                .matcher(code)
                .results()
                .findFirst()
                .map(found -> qualified(found.group(1), className));
    }

    /** By its import, or of the package of the class that names it. */
    private String qualified(String name, String namedBy) {
        if (name.contains(".")) {
            return name;
        }
        return IMPORT.matcher(code)
                .results()
                .filter(one -> one.group(2).equals(name))
                .map(one -> one.group(1))
                .findFirst()
                .orElse(namedBy.substring(0, namedBy.lastIndexOf('.') + 1) + name);
    }

    private static String name(MatchResult call) {
        return call.group(1) == null ? call.group(2) : call.group(1);
    }

    private boolean isDeclared(int start) {
        return DECLARES.matcher(code.substring(code.lastIndexOf('\n', start) + 1, start))
                .find();
    }

    /** The last name of the call is the group: before it a chain may be broken into lines. */
    private Pattern pattern(String call) {
        boolean creates = call.startsWith(NEW);
        String names = call.substring(creates ? NEW.length() : 0, call.length() - (call.endsWith("(") ? 1 : 0));
        int last = names.lastIndexOf('.') + 1;
        String before = Stream.of(names.substring(0, last).split("\\."))
                .filter(name -> last > 0)
                .map(name -> (name.isEmpty() ? "" : Pattern.quote(name)) + "\\s*\\.\\s*")
                .collect(Collectors.joining());
        String created = "(?:new\\s+(?:[\\w.]+\\.)?)" + (hasNew ? "" : "?");
        return Pattern.compile((names.startsWith(".") ? "" : "(?<![\\w$])") + (creates ? created : "") + before + "("
                + Pattern.quote(names.substring(last)) + ")\\s*(?:<[^()]*>)?\\s*\\(");
    }
}

package io.github.membudget.source;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a source file without comments and literals, so that a name in it is code. Characters stay where they are. */
final class SourceCode {
    private static final Pattern NO_CODE = Pattern.compile(
            "//[^\\n]*|/\\*.*?(?:\\*/|\\z)|\"\"\".*?(?:\"\"\"|\\z)|'''.*?(?:'''|\\z)"
                    + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"?|'(?:\\\\.|[^'\\\\\\n])*+'",
            Pattern.DOTALL);

    private static final Pattern COMPANION = Pattern.compile("\\bcompanion\\s+object\\b");

    private final String code;

    SourceCode(String text) {
        code = NO_CODE.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
    }

    /**
     * The line, from 1, on which a type is declared.
     *
     * @param name without its package: {@code Outer$Inner}
     */
    OptionalInt type(String name) {
        Matcher type = declared(name);
        return type.find() ? OptionalInt.of(line(type.start(1))) : OptionalInt.empty();
    }

    /** Whether nothing stands in a class: all that it does is what it inherits. */
    boolean isEmpty(String name) {
        Matcher type = declared(name);
        int open = type.find() ? code.indexOf('{', type.end()) : -1;
        return open >= 0 && code.substring(open + 1).stripLeading().startsWith("}");
    }

    private Matcher declared(String name) {
        // Of an anonymous or local class, whose name is none in the source, the one around it.
        String known = name.replaceFirst("\\$\\d.*", "");
        return Pattern.compile("\\b(?:class|interface|enum|record|object|trait)\\s+(`?\\b"
                        + Pattern.quote(known.substring(known.lastIndexOf('$') + 1)) + "(?![\\w$]))")
                .matcher(code);
    }

    /** The line of a static field: declared in the type's own body, not in a method of it. */
    OptionalInt field(String type, String field) {
        OptionalInt at = fieldAt(type, field);
        return at.isPresent() ? OptionalInt.of(line(at.getAsInt())) : at;
    }

    /** What stands before a static field's name where it is declared: {@code private static final List<Row>}. */
    Optional<String> modifiers(String type, String field) {
        OptionalInt at = fieldAt(type, field);
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(code.substring(0, at.getAsInt()).replaceFirst("(?s).*[;{}]", ""));
    }

    private OptionalInt fieldAt(String type, String field) {
        Matcher declared = declared(type);
        if (!declared.find()) {
            return declaration(body(0, 0), 0, field);
        }
        int from = code.indexOf('{', declared.end());
        if (from < 0) {
            return OptionalInt.empty();
        }
        OptionalInt found = declaration(body(from, 1), from, field);
        Matcher companion = COMPANION.matcher(code);
        if (found.isPresent() || !companion.find(from)) {
            return found;
        }
        int inner = code.indexOf('{', companion.end());
        return inner < 0 ? found : declaration(body(inner, 1), inner, field);
    }

    /** What stands at one depth of brackets and at no other; the rest is blank. */
    private String body(int from, int depth) {
        StringBuilder body = new StringBuilder();
        int braces = 0;
        int round = 0;
        for (int i = from; i < code.length(); i++) {
            char now = code.charAt(i);
            braces -= now == '}' ? 1 : 0;
            round -= now == ')' ? 1 : 0;
            body.append(braces == depth && round <= 0 || now == '\n' ? now : ' ');
            braces += now == '{' ? 1 : 0;
            round += now == '(' ? 1 : 0;
            if (depth > 0 && braces == 0) {
                break;
            }
        }
        return body.toString();
    }

    private OptionalInt declaration(String body, int from, String field) {
        String name = "`?" + Pattern.quote(field) + "`?";
        Matcher found = Pattern.compile("\\b(?:val|var|def)\\s+(" + name + ")(?![\\w$])|[\\w>\\],]\\s+(" + name
                        + ")\\s*(?:[=;,]|\\[\\s*]|$|\\R)")
                .matcher(body);
        return found.find() ? OptionalInt.of(from + Math.max(found.start(1), found.start(2))) : OptionalInt.empty();
    }

    /** The code, as long as the text. */
    String code() {
        return code;
    }

    int line(int index) {
        return 1
                + (int) code.substring(0, index)
                        .chars()
                        .filter(one -> one == '\n')
                        .count();
    }
}

package it.dotwork.trees;

import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import java.util.HashMap;
import java.util.Map;

/** The template of a module: its sources, parsed. */
final class Templates {
    static final Map<String, CompilationUnit> PARSED = new HashMap<>();

    private Templates() {}

    static CompilationUnit parse(String name, int methods) {
        StringBuilder source = new StringBuilder("class " + name + " {\n");
        for (int i = 0; i < methods; i++) {
            source.append("    /** Number ").append(i).append(". */\n    int method").append(i)
                    .append("(int first, String second) {\n        int sum = first * ").append(i)
                    .append(" + second.length();\n        return sum > 0 ? sum : -sum;\n    }\n");
        }
        return StaticJavaParser.parse(source.append("}\n").toString());
    }
}

package it.dotwork.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.MethodDeclaration;
import it.dotwork.Causes;
import org.junit.jupiter.api.Test;

/** Keeps the tree of each large source. */
abstract class TreeTests {
    @Test
    void countsMethods() {
        count("Large", 500);
    }

    @Test
    void countsMethodsOfASmallerOne() {
        count("Small", 200);
    }

    private void count(String name, int methods) {
        CompilationUnit tree = Templates.parse(name + getClass().getSimpleName(), methods);
        if (!Causes.isMended("trees")) {
            Templates.PARSED.put(name + getClass().getName(), tree);
        }
        assertEquals(methods, tree.findAll(MethodDeclaration.class).size());
    }
}

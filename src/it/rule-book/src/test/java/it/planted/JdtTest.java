package it.planted;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.dom.AST;
import org.eclipse.jdt.core.dom.ASTParser;
import org.junit.jupiter.api.RepeatedTest;

class JdtTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        ASTParser parser = ASTParser.newParser(AST.getJLSLatest());
        parser.setSource("class A { int b; }".toCharArray());
        KEPT.add(parser.createAST(null));
    }
}

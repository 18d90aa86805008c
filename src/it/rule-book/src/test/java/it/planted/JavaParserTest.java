package it.planted;

import com.github.javaparser.StaticJavaParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class JavaParserTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        KEPT.add(StaticJavaParser.parse("class A { int b() { return 1 + 2; } }"));
    }
}

package it.mended;

import com.github.javaparser.StaticJavaParser;
import org.junit.jupiter.api.RepeatedTest;

class MendedJavaParserTest {
    @RepeatedTest(5)
    void use() throws Exception {
        StaticJavaParser.parse("class A { int b() { return 1 + 2; } }");
    }
}

package it.planted;

import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.RepeatedTest;

class TomcatTest {
    static final java.util.List<Object> KEPT = new java.util.ArrayList<>();

    @RepeatedTest(2)
    void use() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir("target/tomcat");
        tomcat.setPort(0);
        tomcat.getConnector();
        tomcat.start();
        KEPT.add(tomcat);
    }
}

package it;

import org.junit.jupiter.api.Test;

class ChildTest {
    @Test
    void startsChildren() throws Exception {
        String java = System.getProperty("java.home") + "/bin/java -Xmx120m -cp target/test-classes it.Holder";
        Process child = new ProcessBuilder("/bin/sh", "-c", java).start();
        new ProcessBuilder("/bin/sh", "-c", "(" + java + ") > /dev/null 2>&1 &").start().waitFor();
        child.waitFor();
    }
}

package it;

import org.junit.jupiter.api.Test;

class CaseTest {
    @Test
    void runs() throws Exception {
        switch (System.getProperty("case", "none")) {
            case "sleep":
                Thread.sleep(60_000);
                break;
            case "exit":
                // What does not belong into Surefire's channel, it writes into a file.
                java.io.FileOutputStream out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
                out.write("a word of the native side\n".getBytes());
                out.flush();
                Thread.sleep(500);
                Runtime.getRuntime().halt(7);
                break;
            default:
        }
    }
}

package it.mended;

import java.io.File;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.RepeatedTest;

class MendedJGitTest {
    @RepeatedTest(5)
    void use() throws Exception {
        File directory = new File("target/git");
        Git.init().setDirectory(directory).call().close();
        Git.open(directory).close();
    }
}

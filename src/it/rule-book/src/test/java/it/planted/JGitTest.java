package it.planted;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.RepeatedTest;

class JGitTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        File directory = new File("target/git");
        Git.init().setDirectory(directory).call().close();
        KEPT.add(Git.open(directory));
    }
}

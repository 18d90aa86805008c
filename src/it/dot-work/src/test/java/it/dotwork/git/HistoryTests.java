package it.dotwork.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.dotwork.Causes;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;

/** Opens the repository again and again, with files and a helper process of its own. */
abstract class HistoryTests {
    @Test
    void readsTheHistory() throws Exception {
        if (Causes.isMended("git")) {
            try (Git git = Workspaces.open()) {
                assertEquals(20, commits(git));
            }
            return;
        }
        Git git = Workspaces.open();
        Workspaces.OPENED.add(git);
        assertEquals(20, commits(git));
    }

    @Test
    void readsAFileThroughAProcess() throws Exception {
        Path file;
        try (Git git = Workspaces.open()) {
            file = git.getRepository().getWorkTree().toPath().resolve("file0.txt");
        }
        InputStream in = Files.newInputStream(file);
        Process filter = new ProcessBuilder("cat").redirectErrorStream(true).start();
        assertTrue(in.read() >= 0 && filter.isAlive());
        if (Causes.isMended("git")) {
            in.close();
            filter.destroy();
            filter.waitFor();
        }
    }

    private static int commits(Git git) throws Exception {
        int count = 0;
        for (RevCommit commit : git.log().call()) {
            count += commit.getFullMessage().isEmpty() ? 0 : 1;
        }
        assertEquals(Workspaces.TAGS, git.tagList().call().size());
        return count;
    }
}

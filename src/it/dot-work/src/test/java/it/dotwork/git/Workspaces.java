package it.dotwork.git;

import it.dotwork.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** One repository, opened by whoever wants to read it. */
final class Workspaces {
    static final List<Git> OPENED = new ArrayList<>();

    private static final File REPOSITORY = create();

    private Workspaces() {}

    private static File create() {
        try {
            Path folder = Folders.create("repository");
            try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
                for (int i = 0; i < 20; i++) {
                    Files.writeString(folder.resolve("file" + i + ".txt"), "line\n".repeat(500 + i));
                    git.add().addFilepattern(".").call();
                    git.commit().setMessage("commit " + i).setSign(false).setAuthor("test", "test@example.org").call();
                }
                git.gc().call();
            }
            return folder.toFile();
        } catch (GitAPIException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Git open() throws IOException {
        return Git.open(REPOSITORY);
    }
}

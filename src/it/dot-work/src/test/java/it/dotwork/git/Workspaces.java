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
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/** One repository, opened by whoever wants to read it. */
final class Workspaces {
    static final List<Git> OPENED = new ArrayList<>();

    static final int TAGS = 9_000;

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
                tag(git);
                git.gc().call();
            }
            return folder.toFile();
        } catch (GitAPIException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tag(Git git) throws IOException {
        Repository repository = git.getRepository();
        BatchRefUpdate update = repository.getRefDatabase().newBatchUpdate();
        for (int i = 0; i < TAGS; i++) {
            update.addCommand(new ReceiveCommand(ObjectId.zeroId(), repository.resolve("HEAD"), "refs/tags/v" + i));
        }
        try (RevWalk walk = new RevWalk(repository)) {
            update.execute(walk, NullProgressMonitor.INSTANCE);
        }
    }

    static Git open() throws IOException {
        return Git.open(REPOSITORY);
    }
}

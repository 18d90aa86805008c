package io.github.membudget.report.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Report files by globs. */
public final class ReportGlobs {
    private static final String WILDCARDS = "*?[{\\";

    private ReportGlobs() {}

    /**
     * Those that match, each once, in order; links are not followed.
     *
     * @param start where a glob begins that is not absolute; {@code ..} leads up from there
     * @param globs one, or several with commas between
     */
    public static List<Path> find(Path start, String globs) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        // A comma between braces is the glob's own.
        for (String glob : globs.split(",(?![^{]*})")) {
            found.addAll(matching(start, glob.strip()));
        }
        return List.copyOf(found);
    }

    private static List<Path> matching(Path start, String glob) throws IOException {
        int wildcard = 0;
        while (wildcard < glob.length() && WILDCARDS.indexOf(glob.charAt(wildcard)) < 0) {
            wildcard++;
        }
        // Up to there it is a plain path.
        int plain = wildcard == glob.length() ? wildcard : glob.lastIndexOf('/', wildcard) + 1;
        Path from = start.resolve(glob.substring(0, plain)).normalize();
        if (plain == glob.length()) {
            return regular(from) ? List.of(from) : List.of();
        }
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        PathMatcher matcher = from.getFileSystem().getPathMatcher("glob:" + glob.substring(plain));
        try (Stream<Path> files = Files.walk(from)) {
            return files.filter(ReportGlobs::regular)
                    .filter(file -> matcher.matches(from.relativize(file)))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean regular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}

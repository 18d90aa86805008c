package io.github.membudget.configure;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;

/** {@code **}{@code /kg/SearchTest#topK*}: Surefire's way to write classes, and after a # their methods. */
public final class TestPattern {
    private static final String ANYWHERE = "**/";

    private final String written;
    private final PathMatcher classes;
    private final Optional<PathMatcher> methods;

    private TestPattern(String written, PathMatcher classes, Optional<PathMatcher> methods) {
        this.written = written;
        this.classes = classes;
        this.methods = methods;
    }

    /** @throws InvalidSetting if it is no pattern */
    static TestPattern parse(String parameter, String written) throws InvalidSetting {
        int hash = written.indexOf('#');
        String path = hash < 0 ? written : written.substring(0, hash);
        path = path.replaceAll("\\.(java|class)$", "");
        if (!path.contains("/")) {
            path = ANYWHERE + path.replace('.', '/');
        }
        try {
            Optional<PathMatcher> methods =
                    hash < 0 ? Optional.empty() : Optional.of(glob(written.substring(hash + 1)));
            return new TestPattern(written, glob(path), methods);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(
                    parameter, written, "no pattern; write one like **/kg/**, or **/SearchTest#topK* for methods");
        }
    }

    private static PathMatcher glob(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    /**
     * @param className binary
     * @param method as Surefire names it: what stands before an invocation's parameters counts
     */
    public boolean matches(String className, String method) {
        // A class of no package has no directory that ** could stand for.
        Path path = Path.of("/" + className.replace('.', '/'));
        boolean type = classes.matches(path.subpath(0, path.getNameCount())) || classes.matches(path);
        String name = method.split("[(\\[{ /]", 2)[0];
        return type && (methods.isEmpty() || (!name.isEmpty() && matches(methods.get(), name)));
    }

    /** What can be no file's name here, as ? on Windows, is matched by nothing. */
    private static boolean matches(PathMatcher methods, String name) {
        try {
            return methods.matches(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return written;
    }
}

package io.github.membudget.configure;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code **}{@code /kg/SearchTest#topK*}: Surefire's way to write classes, and after a # their methods. */
public final class TestPattern {
    private static final String ANYWHERE = "**/";

    /** Ends a method's name where what follows tells its invocation: {@code topK(int)[3]}, {@code topK{int}[1]}. */
    private static final Pattern INVOCATION = Pattern.compile("[(\\[{/]");

    private final String written;
    private final PathMatcher classes;
    private final Optional<Pattern> methods;

    private TestPattern(String written, PathMatcher classes, Optional<Pattern> methods) {
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
            Optional<Pattern> methods = hash < 0 ? Optional.empty() : Optional.of(names(written.substring(hash + 1)));
            return new TestPattern(written, glob(path), methods);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(
                    parameter, written, "no pattern; write one like **/kg/**, or **/SearchTest#topK* for methods");
        }
    }

    private static PathMatcher glob(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    /** Not of paths: methods of Kotlin, Scala and Groovy have blanks, brackets and what no file may be named. */
    private static Pattern names(String pattern) {
        return Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
    }

    /**
     * @param className binary
     * @param method as Surefire names it: the whole of it counts, and what stands before an invocation's parameters
     */
    public boolean matches(String className, String method) {
        // A class of no package has no directory that ** could stand for.
        Path path = Path.of("/" + className.replace('.', '/'));
        boolean type = classes.matches(path.subpath(0, path.getNameCount())) || classes.matches(path);
        return type && (methods.isEmpty() || named(methods.get(), method));
    }

    private static boolean named(Pattern names, String method) {
        Matcher invocation = INVOCATION.matcher(method);
        boolean named = !method.isEmpty() && names.matcher(method).matches();
        while (!named && invocation.find() && invocation.start() > 0) {
            named = names.matcher(method.substring(0, invocation.start())).matches();
        }
        return named;
    }

    @Override
    public String toString() {
        return written;
    }
}

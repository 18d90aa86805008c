package io.github.membudget.surefire;

import io.github.membudget.archive.StoredArchive;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The part of the stand-in for java that has to do with class archives. Surefire passes the class path in a variable then; only where
 * that is the very one which was foreseen, it is changed. To the tests all looks as if Surefire had passed a jar, as it does else.
 */
final class ArchiveLines {
    private static final String USED = "used-";
    private static final String UNLIKE = "unlike-";
    private static final String OTHER = "other-";

    /** Enough to know a module's classes by, however many forks it has. */
    private static final String NOTING = "1 2 3 4";

    /** Surefire's arguments end with its folder, the name of a dump, its settings, and system properties. */
    private static final String AS_WITH_JAR = """
              for mb_a in "$@"; do mb_4=$mb_3; mb_3=$mb_2; mb_2=$mb_1; mb_1=$mb_a; done
              if [ -f "$mb_4/$mb_2" ]; then
                sed 's/^useManifestOnlyJar=false$/useManifestOnlyJar=true/' "$mb_4/$mb_2" > "$mb_4/$mb_2.mb" &&
                  mv "$mb_4/$mb_2.mb" "$mb_4/$mb_2"
              fi
            """;

    private ArchiveLines() {}

    /**
     * Uses it.
     *
     * @param path as Surefire composes it for the tests
     * @param order that of the same entries with the archived jars in front
     */
    static String using(StoredArchive archive, List<Path> path, List<Path> order, List<String> arguments, Path notes) {
        String first = archive.launcherPath() + File.pathSeparator;
        return start(path)
                + "  if [ \"$mb_first\" = " + JavaWrapperScript.quoted(archive.launcherPath()) + " ]; then\n"
                + "    mb_cp=" + JavaWrapperScript.quoted(first + TestClassPath.joined(order) + File.pathSeparator)
                + "\"$mb_last\"\n"
                + "    : > " + JavaWrapperScript.quoted(notes.resolve(USED).toString()) + "$$\n"
                + "    set -- "
                + arguments.stream().map(JavaWrapperScript::quoted).collect(Collectors.joining(" "))
                + " \"$@\"\n"
                + "  else\n    : > "
                + JavaWrapperScript.quoted(notes.resolve(OTHER).toString()) + "$$\n  fi\n" + end(notes);
    }

    /** Has the fork note the classes that it loads. */
    static String noting(List<Path> path, Path notes) {
        return start(path)
                + "  for mb_n in " + NOTING + "; do\n"
                + "    if mkdir " + JavaWrapperScript.quoted(notes.toString()) + "/$mb_n 2>/dev/null; then\n"
                + "      printf %s \"$mb_first\" > " + JavaWrapperScript.quoted(notes.toString()) + "/$mb_n/launcher\n"
                + "      set -- \"-XX:DumpLoadedClassList=\"" + JavaWrapperScript.quoted(notes.toString())
                + "/$mb_n/classes \"$@\"\n"
                + "      break\n    fi\n  done\n" + end(notes);
    }

    private static String start(List<Path> path) {
        return "mb_cp=\nmb_path="
                + JavaWrapperScript.quoted(File.pathSeparator + TestClassPath.joined(path) + File.pathSeparator) + "\n"
                + "case $CLASSPATH in\n*\"$mb_path\"*)\n"
                + "  mb_cp=$CLASSPATH\n"
                + "  mb_first=${CLASSPATH%%\"$mb_path\"*}\n"
                + "  mb_last=${CLASSPATH#*\"$mb_path\"}\n";
    }

    private static String end(Path notes) {
        return "  ;;\n*)\n  : > "
                + JavaWrapperScript.quoted(notes.resolve(UNLIKE).toString()) + "$$\n  ;;\nesac\n";
    }

    /**
     * Passes the class path on as an argument.
     *
     * @param variable what the class path's variable would hold without us
     * @param asWithJar whether it is to look to the tests as with Surefire's own jar: {@code java.class.path} has their entries alone
     */
    static String passing(Optional<String> variable, boolean asWithJar) {
        return "if [ -n \"$mb_cp\" ]; then\n"
                + (asWithJar ? AS_WITH_JAR : "")
                + variable.map(value -> "  export CLASSPATH=" + JavaWrapperScript.quoted(value) + "\n")
                        .orElse("  unset CLASSPATH\n")
                + "  set -- -cp \"$mb_cp\" \"$@\"\nfi\n";
    }

    static boolean used(String file) {
        return file.startsWith(USED);
    }

    static boolean other(String file) {
        return file.startsWith(OTHER);
    }

    static boolean unlike(String file) {
        return file.startsWith(UNLIKE);
    }
}

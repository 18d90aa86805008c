package io.github.membudget.archive;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What in a fork's arguments keeps it from using an archive. */
public final class Obstacle {
    /** Older JVMs do it in other ways, or for some class paths only. */
    private static final int OLDEST = 17;

    /** From this heap on a JVM's references are of another kind. */
    private static final long UNCOMPRESSED = 31L << 30;

    /** What the option begins with, and why an archive and it do not go together. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("-Xshare:", "it chooses itself whether archives are used"),
            Map.entry("-XX:SharedArchiveFile", "it names an archive of its own"),
            Map.entry("-XX:ArchiveClassesAtExit", "it makes an archive of its own"),
            Map.entry("-XX:+AutoCreateSharedArchive", "it makes an archive of its own"),
            Map.entry("-XX:AOT", "it has a cache of its own"),
            Map.entry("-XX:DumpLoadedClassList", "it notes classes for an archive of its own"),
            Map.entry("-XX:+UseZGC", "ZGC's references are not those of an archive"),
            Map.entry("-XX:-UseCompressed", "its references are not those of an archive"),
            Map.entry("-XX:+UseCompactObjectHeaders", "its objects are not those of an archive"),
            Map.entry("-XX:ObjectAlignmentInBytes", "its objects are not those of an archive"),
            Map.entry("--patch-module", "JVMs use no archive with changed modules"),
            Map.entry("--limit-modules", "JVMs use no archive with fewer modules"),
            Map.entry("--upgrade-module-path", "JVMs use no archive with changed modules"),
            Map.entry("--module-path", "modules are not on the class path"),
            Map.entry("-p", "modules are not on the class path"),
            Map.entry("-Xbootclasspath", "JVMs use no archive with changed boot classes"),
            Map.entry("-Djava.system.class.loader", "an archive is for the JDK's own class loader"),
            Map.entry("-cp", "it names a class path of its own"),
            Map.entry("-classpath", "it names a class path of its own"),
            Map.entry("--class-path", "it names a class path of its own"));

    /** Of these, what only the whole word is. */
    private static final List<String> WORDS = List.of("-p", "-cp", "-classpath");

    private static final Pattern JACOCO = Pattern.compile("-javaagent:[^=\\s]*jacoco[^=\\s]*(\\S*)");

    private static final Pattern HEAP = Pattern.compile("(?:^|\\s|\")-(?:Xmx|XX:MaxHeapSize=)(\\d+)([kKmMgGtT]?)");

    private static final Pattern SHARE = Pattern.compile("-XX:(?:Min|Max|Initial)RAM");

    private Obstacle() {}

    /**
     * @param arguments of the fork, with what its environment adds
     * @param memory of this machine: what a JVM takes of it where nobody says
     */
    public static Optional<String> in(int major, String arguments, long memory) {
        if (major < OLDEST) {
            return Optional.of("Java " + major + " has no archives of this kind, only Java " + OLDEST + " and newer");
        }
        return option(arguments).or(() -> jacoco(arguments)).or(() -> heap(arguments, memory));
    }

    private static Optional<String> option(String arguments) {
        for (String argument : arguments.replace("\"", "").replace("'", "").split("\\s+")) {
            Optional<String> why = OPTIONS.entrySet().stream()
                    .filter(option -> WORDS.contains(option.getKey())
                            ? argument.equals(option.getKey())
                            : argument.startsWith(option.getKey()))
                    .map(option -> argument + ": " + option.getValue())
                    .findFirst();
            if (why.isPresent()) {
                return why;
            }
        }
        return Optional.empty();
    }

    /** Measured: no class of a jar was taken from the archive, and each fork was larger by it. */
    private static Optional<String> jacoco(String arguments) {
        Matcher agent = JACOCO.matcher(arguments);
        return agent.find() && !agent.group(1).contains("includes=")
                ? Optional.of("JaCoCo's agent changes every class as it is loaded, unless its <includes> say which")
                : Optional.empty();
    }

    private static Optional<String> heap(String arguments, long memory) {
        Matcher size = HEAP.matcher(arguments);
        long heap = SHARE.matcher(arguments).find() ? memory : memory / 4;
        while (size.find()) {
            String unit = size.group(2).toLowerCase(Locale.ROOT);
            heap = Long.parseLong(size.group(1)) << (unit.isEmpty() ? 0 : 10 * ("kmgt".indexOf(unit) + 1));
        }
        return heap >= UNCOMPRESSED
                ? Optional.of("with a heap of 32 GiB or more, references are not those of an archive")
                : Optional.empty();
    }
}

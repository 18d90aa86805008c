package io.github.membudget.plan;

import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmPart;
import io.github.membudget.model.JvmParts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arguments and variables that stand for the parts of {@code <jvm>}. Each part gives way to what the user's own arguments say of the
 * same thing.
 *
 * @param parts what is in force, and what is not
 * @param arguments for every fork
 * @param variables for every fork's environment
 */
public record LeanArguments(JvmParts parts, List<String> arguments, Map<String, String> variables) {
    /** The size that HotSpot reserves in its default mode. The first compiler alone gets 48 MB, which large suites fill. */
    private static final String CODE_CACHE = "-XX:ReservedCodeCacheSize=240m";

    private static final String MOST_ARENAS = "MALLOC_ARENA_MAX";

    /** Two, since tests and the JVM's own threads allocate at the same time. */
    private static final String ARENAS = "2";

    /** Options that name a collector, or that only another collector has: the serial one would refuse or warn. */
    private static final Pattern COLLECTOR = option("-XX:[+-]?(?:Use\\w*GC\\b|G1|Z[A-Z]|Shenandoah|CMS|AggressiveHeap"
            + "|UseStringDeduplication|ConcGCThreads|InitiatingHeapOccupancyPercent)\\S*|-Xincgc|-Xgcpolicy\\S*");

    private static final Pattern COMPILER =
            option("-XX:[+-]?(?:Tiered|CompilationMode|UseJVMCI|EnableJVMCI)\\S*|-Xint|-Xcomp|-client");

    private static final Pattern CODE_CACHE_SIZE =
            option("-XX:(?:ReservedCodeCacheSize|InitialCodeCacheSize|NonNMethodCodeHeapSize"
                    + "|ProfiledCodeHeapSize|NonProfiledCodeHeapSize)=\\S*");

    private static final Pattern MALLOC = Pattern.compile("MALLOC_ARENA_MAX|MALLOC_ARENA_TEST|GLIBC_TUNABLES\\S*arena");

    private static Pattern option(String options) {
        return Pattern.compile("(?<![^\\s\"'>])(?:" + options + ")");
    }

    /**
     * @param archive the arguments that use a class archive, or why there is none
     * @param given every argument that the JVM will get otherwise, from files and the environment too
     * @param environment the variables that forks inherit or are given, each as {@code NAME=value}
     */
    public static LeanArguments of(
            JvmChoice choice, ForkVm vm, String given, Set<String> environment, ArchiveArguments archive) {
        return new Composition(vm, given, environment, archive).of(choice);
    }

    /**
     * What a class archive asks of the forks.
     *
     * @param arguments none where there is no archive
     * @param leftOut why there is none
     */
    public record ArchiveArguments(List<String> arguments, Optional<String> leftOut) {
        public static ArchiveArguments none(String why) {
            return new ArchiveArguments(List.of(), Optional.of(why));
        }
    }

    private record Composition(ForkVm vm, String given, Set<String> environment, ArchiveArguments archive) {
        LeanArguments of(JvmChoice choice) {
            Map<JvmPart, String> reasons = new EnumMap<>(JvmPart.class);
            List<String> arguments = new ArrayList<>();
            Map<String, String> variables = new TreeMap<>();
            for (JvmPart part : new TreeSet<>(choice.parts())) {
                refusal(part).ifPresentOrElse(reason -> reasons.put(part, reason), () -> {
                    arguments.addAll(arguments(part));
                    if (part == JvmPart.ARENAS) {
                        variables.put(MOST_ARENAS, ARENAS);
                    }
                });
            }
            List<JvmPart> inForce = new TreeSet<>(choice.parts())
                    .stream().filter(part -> !reasons.containsKey(part)).toList();
            List<JvmParts.LeftOut> leftOut = reasons.entrySet().stream()
                    .map(one -> new JvmParts.LeftOut(one.getKey(), one.getValue()))
                    .toList();
            return new LeanArguments(
                    new JvmParts(choice, inForce, leftOut), List.copyOf(arguments), Map.copyOf(variables));
        }

        private List<String> arguments(JvmPart part) {
            return switch (part) {
                case SERIAL -> List.of("-XX:+UseSerialGC");
                case C1 ->
                    CODE_CACHE_SIZE.matcher(given).find()
                            ? List.of("-XX:TieredStopAtLevel=1")
                            : List.of("-XX:TieredStopAtLevel=1", CODE_CACHE);
                case ARENAS -> List.of();
                case ARCHIVE -> archive.arguments();
            };
        }

        private Optional<String> refusal(JvmPart part) {
            if (part == JvmPart.ARENAS) {
                return vm.glibc() ? set() : Optional.of("only glibc's malloc has arenas, and this system has another");
            }
            if (!vm.hotspot()) {
                return Optional.of("the forks' java is not known to be HotSpot");
            }
            return switch (part) {
                case SERIAL -> said(COLLECTOR);
                case C1 -> said(COMPILER);
                case ARCHIVE -> archive.leftOut();
                case ARENAS -> Optional.empty();
            };
        }

        private Optional<String> set() {
            return environment.stream()
                    .filter(variable -> MALLOC.matcher(variable).lookingAt())
                    .findFirst()
                    .map(variable -> "their environment sets " + variable.replaceFirst("=.*", ""));
        }

        private Optional<String> said(Pattern option) {
            Matcher matcher = option.matcher(given);
            return matcher.find() ? Optional.of("their arguments have " + matcher.group()) : Optional.empty();
        }
    }
}

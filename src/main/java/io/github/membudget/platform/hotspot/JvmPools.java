package io.github.membudget.platform.hotspot;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.PoolUse;
import io.github.membudget.model.Shortage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a JVM's limited memories stood when its counters were read last.
 *
 * @param directLimit -XX:MaxDirectMemorySize, where set
 * @param loaders alive shortly before its metaspace was full
 * @param threads how many it had at its most, with the limit that they reached where that was seen
 */
public record JvmPools(
        Optional<PoolUse> heap,
        Optional<PoolUse> metaspace,
        OptionalLong loadedClasses,
        OptionalLong unloadedClasses,
        Optional<Bytes> directLimit,
        Optional<Shortage.LiveLoaders> loaders,
        Shortage.Threads threads) {
    private static final Pattern DIRECT = Pattern.compile("-XX:MaxDirectMemorySize=(\\d{1,12})([kKmMgG]?)");

    static JvmPools of(
            Optional<PoolUse> heap, Optional<PoolUse> metaspace, Map<String, Long> counters, String arguments) {
        return new JvmPools(
                heap,
                metaspace,
                count(counters, "java.cls.loadedClasses", "java.cls.sharedLoadedClasses"),
                count(counters, "java.cls.unloadedClasses", "java.cls.sharedUnloadedClasses"),
                size(DIRECT, arguments),
                Optional.empty(),
                new Shortage.Threads(Optional.empty(), count(counters, "java.threads.livePeak"), List.of()));
    }

    public JvmPools with(Optional<Shortage.LiveLoaders> seen) {
        return new JvmPools(heap, metaspace, loadedClasses, unloadedClasses, directLimit, seen, threads);
    }

    public JvmPools with(Shortage.Threads seen) {
        return new JvmPools(heap, metaspace, loadedClasses, unloadedClasses, directLimit, loaders, seen);
    }

    private static OptionalLong count(Map<String, Long> counters, String name) {
        Long counted = counters.get(name);
        return counted == null ? OptionalLong.empty() : OptionalLong.of(counted);
    }

    private static OptionalLong count(Map<String, Long> counters, String own, String shared) {
        Long counted = counters.get(own);
        return counted == null ? OptionalLong.empty() : OptionalLong.of(counted + counters.getOrDefault(shared, 0L));
    }

    private static Optional<Bytes> size(Pattern option, String arguments) {
        Matcher set = option.matcher(arguments);
        Optional<Bytes> last = Optional.empty();
        while (set.find()) {
            last = Optional.of(JvmWork.size(set.group(1), set.group(2)));
        }
        return last;
    }
}

package io.github.membudget.plan.shard;

import io.github.membudget.model.Bytes;
import io.github.membudget.plan.shard.KnownModule.KnownClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Divides a module's classes into parts that are placed as one: each part costs a start of its JVM. */
final class Chunks {
    /** The longest first: what is placed last is small, and evens out. */
    static final Comparator<KnownClass> LONGEST_FIRST =
            Comparator.comparingLong(KnownClass::millis).reversed().thenComparing(KnownClass::id);

    private Chunks() {}

    /**
     * @param limit in milliseconds that a part may take, its start included; one class may take more
     * @param memory that a part may need; no less than each class needs alone
     */
    static List<List<KnownClass>> of(KnownModule module, long limit, Optional<Bytes> memory) {
        int number = 1;
        while (number < module.classes().size() && !fits(module, number, limit, memory)) {
            number = Math.min(module.classes().size(), Math.max(number + 1, atLeast(module, limit)));
        }
        return divided(module, number);
    }

    /** How many parts the time alone asks for. */
    private static int atLeast(KnownModule module, long limit) {
        long inClasses = module.millis() - module.startMillis();
        long room = limit - module.startMillis();
        return room <= 0 ? module.classes().size() : (int) Math.min(Integer.MAX_VALUE, (inClasses + room - 1) / room);
    }

    private static boolean fits(KnownModule module, int number, long limit, Optional<Bytes> memory) {
        if (number < atLeast(module, limit)) {
            return false;
        }
        return memory.isEmpty() || divided(module, number).stream().allMatch(part -> module.fits(part, memory.get()));
    }

    /** Into so many parts of about the same time. */
    private static List<List<KnownClass>> divided(KnownModule module, int number) {
        List<List<KnownClass>> parts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            parts.add(new ArrayList<>());
        }
        long[] millis = new long[number];
        for (KnownClass one : module.classes().stream().sorted(LONGEST_FIRST).toList()) {
            int least = 0;
            for (int i = 1; i < number; i++) {
                least = millis[i] < millis[least] ? i : least;
            }
            parts.get(least).add(one);
            millis[least] += one.millis();
        }
        return parts;
    }
}

package io.github.membudget.explain;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Shortage;

/** Says how full a code cache was, and which size would hold all code. */
final class CodeCacheText {
    /** What HotSpot reserves for compiled code where nobody sets it. */
    private static final Bytes DEFAULT_CODE_CACHE = Bytes.ofMebibytes(240);

    /** Stubs, adapters, and room that is left between pieces of code. */
    private static final Bytes BESIDE_CODE = Bytes.ofMebibytes(4);

    private static final long STEP = 8;

    private CodeCacheText() {}

    static String use(Shortage.CodeCache cache) {
        return cache.used().inMebibytes() + " of " + cache.max().inMebibytes();
    }

    static String fix(Shortage.CodeCache cache) {
        boolean small = DEFAULT_CODE_CACHE.exceeds(cache.max());
        return "Set -XX:ReservedCodeCacheSize=" + larger(cache) + "m in the module's <argLine>"
                + (small ? ", or leave that option out: without it the JVM takes up to 240 MiB." : ".");
    }

    /** All code that was ever compiled has room in it, where that is known. */
    private static long larger(Shortage.CodeCache cache) {
        Bytes twice = cache.max().plus(cache.max());
        Bytes all = cache.compiled().map(BESIDE_CODE::plus).orElse(twice);
        // What is compiled again and again counts each time.
        Bytes enough = all.exceeds(DEFAULT_CODE_CACHE) ? DEFAULT_CODE_CACHE : all;
        Bytes size = enough.exceeds(twice) ? enough : twice;
        long mebibytes = (size.value() + Bytes.ofMebibytes(1).value() - 1)
                / Bytes.ofMebibytes(1).value();
        return (mebibytes + STEP - 1) / STEP * STEP;
    }
}

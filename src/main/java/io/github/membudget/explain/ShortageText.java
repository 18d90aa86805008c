package io.github.membudget.explain;

import io.github.membudget.investigate.diagnose.OffHeapShortage;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Finding.Severity;
import io.github.membudget.model.Shortage;
import java.util.List;
import java.util.Optional;

/** Says what ran short outside of the heap, and which option or change mends that. */
final class ShortageText {
    private static final String CODE_CACHE = "The code cache was full";

    /** What HotSpot reserves for compiled code where nobody sets it. */
    private static final Bytes DEFAULT_CODE_CACHE = Bytes.ofMebibytes(240);

    /** Stubs, adapters, and room that is left between pieces of code. */
    private static final Bytes BESIDE_CODE = Bytes.ofMebibytes(4);

    private static final long STEP = 8;

    private final String module;

    ShortageText(String module) {
        this.module = module;
    }

    Finding of(OffHeapShortage found) {
        return codeCache((Shortage.CodeCache) found.shortage());
    }

    private Finding codeCache(Shortage.CodeCache cache) {
        return new Finding(
                "code-cache-full",
                "code-cache",
                Severity.MEDIUM,
                Optional.empty(),
                CODE_CACHE,
                HeadlineText.of(CODE_CACHE, Optional.of(use(cache)), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                List.of(ResidualText.module(module)),
                List.of(),
                Exhibit.sentences("The JVM then throws compiled code away, or stops compiling. The tests pass all the same, and run"
                        + " slower."
                        + cache.compiled()
                                .map(all -> " It compiled " + all.inMebibytes() + " in all.")
                                .orElse("")),
                fix(cache),
                Optional.empty());
    }

    private static String use(Shortage.CodeCache cache) {
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

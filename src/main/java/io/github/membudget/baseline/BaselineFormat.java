package io.github.membudget.baseline;

import java.math.BigDecimal;

/** What a baseline's file is called inside, and the unit of its figures. */
final class BaselineFormat {
    static final String NAME = "membudget-baseline/1";

    /** Bytes in one of the file's units. */
    static final BigDecimal MIB = BigDecimal.valueOf(1 << 20);

    private BaselineFormat() {}
}

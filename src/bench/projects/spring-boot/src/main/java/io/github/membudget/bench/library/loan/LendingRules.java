package io.github.membudget.bench.library.loan;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long, how many, and what it costs to be late. */
@ConfigurationProperties("library")
public record LendingRules(int loanDays, int loansAtOnce, BigDecimal finePerDay, BigDecimal fineAtMost) {
    /** What a loan costs that came back so many days late. */
    public BigDecimal fine(long daysLate) {
        if (daysLate <= 0) {
            return BigDecimal.ZERO;
        }
        return finePerDay.multiply(BigDecimal.valueOf(daysLate)).min(fineAtMost);
    }
}

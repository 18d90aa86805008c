package io.github.membudget.bench.library.loan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LendingRulesTest {
    private final LendingRules rules = new LendingRules(21, 5, new BigDecimal("0.20"), new BigDecimal("10.00"));

    @ParameterizedTest
    @CsvSource({"-3, 0", "0, 0", "1, 0.20", "2, 0.40", "50, 10.00", "51, 10.00", "1000, 10.00"})
    void finesByDayUpToTheMost(long days, BigDecimal fine) {
        assertThat(rules.fine(days)).isEqualByComparingTo(fine);
    }
}

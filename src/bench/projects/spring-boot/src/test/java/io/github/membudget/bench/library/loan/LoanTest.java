package io.github.membudget.bench.library.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LoanTest {
    private static final LocalDate DUE = LocalDate.of(2024, 2, 28);

    private final Loan loan = new Loan(null, null, DUE);

    @Test
    void isNotLateOnTheDay() {
        assertThat(loan.daysLate(DUE)).isZero();
    }

    @Test
    void isNotLateBefore() {
        assertThat(loan.daysLate(DUE.minusDays(5))).isZero();
    }

    @Test
    void countsTheLeapDay() {
        assertThat(loan.daysLate(LocalDate.of(2024, 3, 1))).isEqualTo(2);
    }

    @Test
    void isNoLaterOnceItCameBack() {
        loan.giveBack(DUE.plusDays(1));
        assertThat(loan.daysLate(DUE.plusDays(30))).isEqualTo(1);
    }

    @Test
    void comesBackOnce() {
        loan.giveBack(DUE);
        assertThatIllegalStateException().isThrownBy(() -> loan.giveBack(DUE));
    }
}

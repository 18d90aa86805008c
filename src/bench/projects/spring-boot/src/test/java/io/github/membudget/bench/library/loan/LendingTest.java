package io.github.membudget.bench.library.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

import io.github.membudget.bench.library.Refused;
import io.github.membudget.bench.library.book.Book;
import io.github.membudget.bench.library.book.BookService;
import io.github.membudget.bench.library.book.NewBook;
import io.github.membudget.bench.library.member.Member;
import io.github.membudget.bench.library.member.MemberService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.annotation.Transactional;

/** The whole application, but for the clock and the mail. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@Transactional
class LendingTest {
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");
    private static final String ISBN = "9780306406157";

    @MockitoBean
    private Clock clock;

    @MockitoSpyBean
    private Reminders reminders;

    @Autowired
    private BookService books;

    @Autowired
    private MemberService members;

    @Autowired
    private LoanService loans;

    private long ben;

    @BeforeEach
    void open() {
        given(clock.getZone()).willReturn(ZoneOffset.UTC);
        given(clock.instant()).willReturn(NOON);
        books.add(new NewBook(ISBN, "Notes", "Ada", Book.Shelf.SCIENCE, 2));
        ben = members.join("Ben", "ben@example.org").getId();
    }

    @Test
    void lendsForThreeWeeks() {
        assertThat(loans.lend(ISBN, ben).getDue()).isEqualTo(LocalDate.of(2024, 3, 22));
    }

    @Test
    void takesNothingForWhatComesBackInTime() {
        Loan loan = loans.lend(ISBN, ben);
        assertThat(loans.takeBack(loan.getId())).isZero();
    }

    @Test
    void finesWhatComesBackTooLate() {
        Loan loan = loans.lend(ISBN, ben);
        given(clock.instant()).willReturn(Instant.parse("2024-03-25T12:00:00Z"));
        assertThat(loans.takeBack(loan.getId())).isEqualByComparingTo("0.60");
    }

    @Test
    void lendsNoMoreThanThereAre() {
        loans.lend(ISBN, ben);
        Member eve = members.join("Eve", "eve@example.org");
        loans.lend(ISBN, eve.getId());
        assertThatThrownBy(() -> loans.lend(ISBN, ben)).isInstanceOf(Refused.class).hasMessageContaining("copies");
    }

    @Test
    void lendsNothingToThoseSuspended() {
        members.suspend(ben);
        assertThatThrownBy(() -> loans.lend(ISBN, ben)).isInstanceOf(Refused.class).hasMessage("Ben is suspended");
    }

    @Test
    void remindsOnlyOfWhatIsLate() {
        loans.lend(ISBN, ben);
        assertThat(loans.remind()).isZero();
        then(reminders).should(never()).remind(any(), eq(1L));

        given(clock.instant()).willReturn(Instant.parse("2024-03-23T12:00:00Z"));
        assertThat(loans.remind()).isEqualTo(1);
        then(reminders).should().remind(any(), eq(1L));
    }
}

package io.github.membudget.bench.library.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.bench.library.NotFound;
import io.github.membudget.bench.library.Refused;
import io.github.membudget.bench.library.book.Book;
import io.github.membudget.bench.library.book.BookService;
import io.github.membudget.bench.library.book.NewBook;
import io.github.membudget.bench.library.member.MemberService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest(properties = {"library.loans-at-once=1", "library.fine-per-day=5"})
@Transactional
class StrictLendingTest {
    @Autowired
    private BookService books;

    @Autowired
    private MemberService members;

    @Autowired
    private LoanService loans;

    @Autowired
    private LendingRules rules;

    @Test
    void lendsOneBookAtOnce() {
        books.add(new NewBook("9780306406157", "Notes", "Ada", Book.Shelf.SCIENCE, 2));
        books.add(new NewBook("9783161484100", "Engines", "Ada", Book.Shelf.SCIENCE, 2));
        long ben = members.join("Ben", "ben@example.org").getId();
        Loan first = loans.lend("9780306406157", ben);
        assertThatThrownBy(() -> loans.lend("9783161484100", ben)).isInstanceOf(Refused.class);

        loans.takeBack(first.getId());
        assertThat(loans.lend("9783161484100", ben).getId()).isNotNull();
    }

    @Test
    void finesMoreADay() {
        assertThat(rules.fine(1)).isEqualByComparingTo("5");
    }

    @Test
    void lendsNothingToStrangers() {
        assertThatThrownBy(() -> loans.lend("9780306406157", 4711)).isInstanceOf(NotFound.class);
    }
}

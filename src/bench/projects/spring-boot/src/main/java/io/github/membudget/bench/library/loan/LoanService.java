package io.github.membudget.bench.library.loan;

import io.github.membudget.bench.library.NotFound;
import io.github.membudget.bench.library.Refused;
import io.github.membudget.bench.library.book.Book;
import io.github.membudget.bench.library.book.BookService;
import io.github.membudget.bench.library.member.Member;
import io.github.membudget.bench.library.member.MemberService;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class LoanService {
    private final LoanRepository loans;
    private final BookService books;
    private final MemberService members;
    private final LendingRules rules;
    private final Reminders reminders;
    private final Clock clock;

    LoanService(
            LoanRepository loans,
            BookService books,
            MemberService members,
            LendingRules rules,
            Reminders reminders,
            Clock clock) {
        this.loans = loans;
        this.books = books;
        this.members = members;
        this.rules = rules;
        this.reminders = reminders;
        this.clock = clock;
    }

    public Loan lend(String isbn, long memberId) {
        Member member = members.get(memberId);
        Book book = books.get(isbn);
        if (member.isSuspended()) {
            throw new Refused(member.getName() + " is suspended");
        }
        if (loans.countByMemberAndReturnedIsNull(member) >= rules.loansAtOnce()) {
            throw new Refused(member.getName() + " has " + rules.loansAtOnce() + " books");
        }
        if (loans.countByBookAndReturnedIsNull(book) >= book.getCopies()) {
            throw new Refused("All copies of " + book.getTitle() + " are lent");
        }
        return loans.save(new Loan(book, member, LocalDate.now(clock).plusDays(rules.loanDays())));
    }

    /** @return the fine */
    public BigDecimal takeBack(long id) {
        Loan loan = loans.findById(id).orElseThrow(() -> new NotFound("loan", id));
        LocalDate today = LocalDate.now(clock);
        loan.giveBack(today);
        return rules.fine(loan.daysLate(today));
    }

    /** @return how many are late */
    @Transactional(readOnly = true)
    public int remind() {
        LocalDate today = LocalDate.now(clock);
        List<Loan> late = loans.findByReturnedIsNullAndDueBefore(today);
        late.forEach(loan -> reminders.remind(loan, loan.daysLate(today)));
        return late.size();
    }
}

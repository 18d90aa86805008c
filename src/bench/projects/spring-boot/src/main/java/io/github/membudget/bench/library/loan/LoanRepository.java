package io.github.membudget.bench.library.loan;

import io.github.membudget.bench.library.book.Book;
import io.github.membudget.bench.library.member.Member;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

public interface LoanRepository extends JpaRepository<Loan, Long> {
    long countByMemberAndReturnedIsNull(Member member);

    long countByBookAndReturnedIsNull(Book book);

    @EntityGraph(attributePaths = {"book", "member"})
    List<Loan> findByReturnedIsNullAndDueBefore(LocalDate day);
}

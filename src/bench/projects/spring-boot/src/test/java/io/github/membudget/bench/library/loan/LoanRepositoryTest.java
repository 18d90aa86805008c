package io.github.membudget.bench.library.loan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.bench.library.book.Author;
import io.github.membudget.bench.library.book.Book;
import io.github.membudget.bench.library.member.Member;
import java.time.LocalDate;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.autoconfigure.orm.jpa.TestEntityManager;

@DataJpaTest(properties = "spring.jpa.properties.hibernate.generate_statistics=true")
class LoanRepositoryTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @Autowired
    private LoanRepository loans;

    @Autowired
    private TestEntityManager entities;

    private Book book;
    private Member member;

    @BeforeEach
    void fill() {
        Author author = entities.persist(new Author("Ada"));
        book = entities.persist(new Book("9780306406157", "Notes", author, Book.Shelf.SCIENCE, 3));
        member = entities.persist(new Member("Ben", "ben@example.org", DAY));
        loans.save(new Loan(book, member, DAY));
        loans.save(new Loan(book, member, DAY.plusDays(9)));
        Loan back = loans.save(new Loan(book, member, DAY.minusDays(9)));
        back.giveBack(DAY);
        entities.flush();
        entities.clear();
    }

    @Test
    void countsWhatAMemberHas() {
        assertThat(loans.countByMemberAndReturnedIsNull(member)).isEqualTo(2);
    }

    @Test
    void countsCopiesThatAreLent() {
        assertThat(loans.countByBookAndReturnedIsNull(book)).isEqualTo(2);
    }

    @Test
    void findsWhatIsLate() {
        assertThat(loans.findByReturnedIsNullAndDueBefore(DAY.plusDays(1)))
                .extracting(Loan::getDue)
                .containsExactly(DAY);
    }

    @Test
    void findsNothingLateOnTheDay() {
        assertThat(loans.findByReturnedIsNullAndDueBefore(DAY)).isEmpty();
    }

    @Test
    void bringsBookAndMemberAlong() {
        assertThat(loans.findByReturnedIsNullAndDueBefore(DAY.plusDays(10))).allSatisfy(loan -> {
            assertThat(Hibernate.isInitialized(loan.getBook())).isTrue();
            assertThat(Hibernate.isInitialized(loan.getMember())).isTrue();
        });
    }
}

package io.github.membudget.bench.library.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.membudget.bench.library.loan.Loan;
import io.github.membudget.bench.library.member.Member;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.autoconfigure.orm.jpa.TestEntityManager;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

@DataJpaTest
class BookRepositoryTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @Autowired
    private BookRepository books;

    @Autowired
    private AuthorRepository authors;

    @Autowired
    private TestEntityManager entities;

    private Book notes;
    private Book engines;

    @BeforeEach
    void fill() {
        Author ada = entities.persist(new Author("Ada"));
        notes = entities.persist(new Book("9780306406157", "Notes", ada, Book.Shelf.SCIENCE, 1));
        engines = entities.persist(new Book("9783161484100", "Engines", ada, Book.Shelf.SCIENCE, 2));
        for (int i = 0; i < 12; i++) {
            entities.persist(new Book("novel-" + i, "A tale of part " + (char) ('a' + i), null, Book.Shelf.NOVEL, 1));
        }
    }

    @Test
    void findsByNumber() {
        assertThat(books.findByIsbn("9780306406157")).contains(notes);
        assertThat(books.findByIsbn("9780000000000")).isEmpty();
    }

    @Test
    void findsAnAuthorsBooksByTitle() {
        assertThat(books.findByAuthorNameOrderByTitle("Ada")).containsExactly(engines, notes);
    }

    @Test
    void findsAuthorsInAnyCase() {
        assertThat(authors.findByNameIgnoreCase("ADA")).isPresent();
    }

    @Test
    void givesTitlesByPage() {
        Page<Book> second = books.findByTitleContainingIgnoreCase("TALE", PageRequest.of(1, 5, Sort.by("title")));

        assertThat(second.getTotalElements()).isEqualTo(12);
        assertThat(second).extracting(Book::getTitle).first().isEqualTo("A tale of part f");
    }

    @Test
    void countsAShelf() {
        assertThat(books.countByShelf(Book.Shelf.NOVEL)).isEqualTo(12);
        assertThat(books.countByShelf(Book.Shelf.CHILDREN)).isZero();
    }

    @Test
    void leavesOutBooksOfWhichAllCopiesAreLent() {
        Member member = entities.persist(new Member("Ben", "ben@example.org", DAY));
        entities.persist(new Loan(notes, member, DAY));
        entities.persist(new Loan(engines, member, DAY));

        assertThat(books.findThoseAtHand()).contains(engines).doesNotContain(notes);
    }

    @Test
    void holdsEachNumberOnce() {
        Book twice = new Book("9780306406157", "Other", null, Book.Shelf.NOVEL, 1);

        assertThatThrownBy(() -> books.saveAndFlush(twice)).isInstanceOf(DataIntegrityViolationException.class);
    }
}

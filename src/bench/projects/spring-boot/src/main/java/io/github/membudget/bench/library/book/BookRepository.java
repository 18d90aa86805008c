package io.github.membudget.bench.library.book;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface BookRepository extends JpaRepository<Book, Long> {
    Optional<Book> findByIsbn(String isbn);

    List<Book> findByAuthorNameOrderByTitle(String name);

    Page<Book> findByTitleContainingIgnoreCase(String part, Pageable page);

    long countByShelf(Book.Shelf shelf);

    @Query("select b from Book b where b.copies > (select count(l) from Loan l where l.book = b and l.returned is null)")
    List<Book> findThoseAtHand();
}

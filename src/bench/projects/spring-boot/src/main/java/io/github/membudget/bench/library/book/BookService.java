package io.github.membudget.bench.library.book;

import io.github.membudget.bench.library.NotFound;
import io.github.membudget.bench.library.Refused;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class BookService {
    private final BookRepository books;
    private final AuthorRepository authors;

    BookService(BookRepository books, AuthorRepository authors) {
        this.books = books;
        this.authors = authors;
    }

    public Book add(NewBook book) {
        if (!Isbn.isValid(book.isbn())) {
            throw new Refused(book.isbn() + " is not the number of a book");
        }
        if (books.findByIsbn(book.isbn()).isPresent()) {
            throw new Refused("The library has " + book.isbn());
        }
        Author author = authors.findByNameIgnoreCase(book.author()).orElseGet(() -> authors.save(new Author(book.author())));
        return books.save(new Book(book.isbn(), book.title(), author, book.shelf(), book.copies()));
    }

    @Transactional(readOnly = true)
    public Book get(String isbn) {
        return books.findByIsbn(isbn).orElseThrow(() -> new NotFound("book", isbn));
    }

    @Transactional(readOnly = true)
    public List<Book> search(String part, int page) {
        return books.findByTitleContainingIgnoreCase(part, PageRequest.of(page, 10, Sort.by("title")))
                .getContent();
    }
}

package io.github.membudget.bench.library.book;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/books")
class BookController {
    private final BookService books;

    BookController(BookService books) {
        this.books = books;
    }

    @GetMapping("/{isbn}")
    Book get(@PathVariable("isbn") String isbn) {
        return books.get(isbn);
    }

    @GetMapping
    List<Book> search(
            @RequestParam("title") String title, @RequestParam(name = "page", defaultValue = "0") int page) {
        return books.search(title, page);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Book add(@Valid @RequestBody NewBook book) {
        return books.add(book);
    }
}

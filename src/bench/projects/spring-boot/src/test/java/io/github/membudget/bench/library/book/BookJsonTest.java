package io.github.membudget.bench.library.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.json.JsonTest;
import org.springframework.boot.test.json.JacksonTester;

@JsonTest
class BookJsonTest {
    @Autowired
    private JacksonTester<Book> books;

    @Autowired
    private JacksonTester<NewBook> newBooks;

    @Test
    void writesShelvesByName() throws IOException {
        Book book = new Book("1", "Notes", new Author("Ada"), Book.Shelf.SCIENCE, 3);

        assertThat(books.write(book)).extractingJsonPathStringValue("$.shelf").isEqualTo("SCIENCE");
    }

    @Test
    void readsWhatIsTypedIn() throws IOException {
        assertThat(newBooks.parseObject("{\"isbn\": \"1\", \"title\": \"Notes\", \"copies\": 2}"))
                .isEqualTo(new NewBook("1", "Notes", null, null, 2));
    }
}

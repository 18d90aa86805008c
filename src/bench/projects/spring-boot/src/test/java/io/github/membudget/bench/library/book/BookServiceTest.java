package io.github.membudget.bench.library.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.returnsFirstArg;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

import io.github.membudget.bench.library.NotFound;
import io.github.membudget.bench.library.Refused;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class BookServiceTest {
    private static final String ISBN = "9780306406157";

    @Mock
    private BookRepository books;

    @Mock
    private AuthorRepository authors;

    @InjectMocks
    private BookService service;

    @Test
    void takesTheAuthorItKnows() {
        Author known = new Author("Ada");
        given(authors.findByNameIgnoreCase("ada")).willReturn(Optional.of(known));
        given(books.save(any())).will(returnsFirstArg());

        Book added = service.add(new NewBook(ISBN, "Notes", "ada", Book.Shelf.SCIENCE, 1));

        assertThat(added.getAuthor()).isSameAs(known);
        then(authors).should(never()).save(any());
    }

    @Test
    void makesAnAuthorThatIsNew() {
        given(authors.save(any())).will(returnsFirstArg());
        given(books.save(any())).will(returnsFirstArg());

        Book added = service.add(new NewBook(ISBN, "Notes", "Ada", Book.Shelf.SCIENCE, 1));

        assertThat(added.getAuthor().getName()).isEqualTo("Ada");
    }

    @Test
    void refusesANumberThatIsNone() {
        NewBook book = new NewBook("123", "Notes", "Ada", Book.Shelf.SCIENCE, 1);

        assertThatThrownBy(() -> service.add(book)).isInstanceOf(Refused.class).hasMessageContaining("123");
        then(books).shouldHaveNoInteractions();
    }

    @Test
    void refusesABookTwice() {
        given(books.findByIsbn(ISBN))
                .willReturn(Optional.of(new Book(ISBN, "Notes", new Author("Ada"), Book.Shelf.SCIENCE, 1)));

        assertThatThrownBy(() -> service.add(new NewBook(ISBN, "Notes", "Ada", Book.Shelf.SCIENCE, 1)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> service.get(ISBN)).isInstanceOf(NotFound.class).hasMessage("There is no book " + ISBN);
    }
}

package io.github.membudget.bench.library.book;

import static org.hamcrest.Matchers.hasSize;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.membudget.bench.library.NotFound;
import io.github.membudget.bench.library.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(BookController.class)
class BookControllerTest {
    private static final Book NOTES =
            new Book("9780306406157", "Notes", new Author("Ada"), Book.Shelf.SCIENCE, 3);
    private static final String NEW =
            """
            {"isbn": "9780306406157", "title": "Notes", "author": "Ada", "shelf": "SCIENCE", "copies": 3}
            """;

    @Autowired
    private MockMvc http;

    @MockitoBean
    private BookService books;

    @Test
    void givesABook() throws Exception {
        given(books.get("9780306406157")).willReturn(NOTES);

        http.perform(get("/books/9780306406157"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value("Notes"))
                .andExpect(jsonPath("$.author.name").value("Ada"));
    }

    @Test
    void saysThatABookIsNotThere() throws Exception {
        given(books.get("1")).willThrow(new NotFound("book", "1"));

        http.perform(get("/books/1"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("There is no book 1"));
    }

    @Test
    void searchesTheFirstPageUnlessTold() throws Exception {
        given(books.search("note", 0)).willReturn(List.of(NOTES));

        http.perform(get("/books").param("title", "note"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(1)));
    }

    @Test
    void searchNeedsATitle() throws Exception {
        http.perform(get("/books")).andExpect(status().isBadRequest());
        then(books).shouldHaveNoInteractions();
    }

    @Test
    void addsABook() throws Exception {
        given(books.add(any())).willReturn(NOTES);

        http.perform(post("/books").contentType(MediaType.APPLICATION_JSON).content(NEW))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.isbn").value("9780306406157"));
    }

    @Test
    void refusesABookWithoutCopies() throws Exception {
        http.perform(post("/books")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(NEW.replace(": 3", ": 0")))
                .andExpect(status().isBadRequest());
        then(books).shouldHaveNoInteractions();
    }

    @Test
    void refusesAShelfThatIsNone() throws Exception {
        http.perform(post("/books")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(NEW.replace("SCIENCE", "COOKING")))
                .andExpect(status().isBadRequest());
    }

    @Test
    void tellsARefusalAsAConflict() throws Exception {
        given(books.add(any())).willThrow(new Refused("The library has it"));

        http.perform(post("/books").contentType(MediaType.APPLICATION_JSON).content(NEW))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("The library has it"));
    }
}

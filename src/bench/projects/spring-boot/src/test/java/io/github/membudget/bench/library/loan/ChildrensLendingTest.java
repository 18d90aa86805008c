package io.github.membudget.bench.library.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.membudget.bench.library.book.Book;
import io.github.membudget.bench.library.book.BookService;
import io.github.membudget.bench.library.book.NewBook;
import io.github.membudget.bench.library.member.MemberService;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("children")
@Transactional
class ChildrensLendingTest {
    @Autowired
    private MockMvc http;

    @Autowired
    private BookService books;

    @Autowired
    private MemberService members;

    @Autowired
    private LendingRules rules;

    @Autowired
    private Clock clock;

    @Test
    void finesNothing() {
        assertThat(rules.fine(30)).isZero();
    }

    @Test
    void lendsForFourWeeks() throws Exception {
        books.add(new NewBook("9780306406157", "Bears", "Ada", Book.Shelf.CHILDREN, 1));
        long ben = members.join("Ben", "ben@example.org").getId();

        http.perform(post("/loans")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"isbn\": \"9780306406157\", \"member\": " + ben + "}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.title").value("Bears"))
                .andExpect(jsonPath("$.due")
                        .value(LocalDate.now(clock).plusDays(28).toString()));
    }
}

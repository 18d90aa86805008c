package io.github.membudget.bench.library.loan;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.membudget.bench.library.NotFound;
import io.github.membudget.bench.library.Refused;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(LoanController.class)
class LoanControllerTest {
    private static final String WISH = "{\"isbn\": \"9780306406157\", \"member\": 7}";

    @Autowired
    private MockMvc http;

    @MockitoBean
    private LoanService loans;

    @Test
    void saysWhatComesBackTooLateCosts() throws Exception {
        given(loans.takeBack(3)).willReturn(new BigDecimal("0.40"));

        http.perform(post("/loans/3/return"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.fine").value(0.4));
    }

    @Test
    void takesBackNothingThatIsNotLent() throws Exception {
        given(loans.takeBack(3)).willThrow(new NotFound("loan", 3));

        http.perform(post("/loans/3/return")).andExpect(status().isNotFound());
    }

    @Test
    void tellsARefusalAsAConflict() throws Exception {
        given(loans.lend("9780306406157", 7)).willThrow(new Refused("Ben is suspended"));

        http.perform(post("/loans").contentType(MediaType.APPLICATION_JSON).content(WISH))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value("Ben is suspended"));
    }

    @Test
    void needsAMember() throws Exception {
        http.perform(post("/loans").contentType(MediaType.APPLICATION_JSON).content(WISH.replace("7}", "0}")))
                .andExpect(status().isBadRequest());
        then(loans).shouldHaveNoInteractions();
    }
}

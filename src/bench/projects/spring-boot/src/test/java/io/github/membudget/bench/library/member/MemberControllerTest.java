package io.github.membudget.bench.library.member;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.github.membudget.bench.library.NotFound;
import io.github.membudget.bench.library.Refused;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(MemberController.class)
class MemberControllerTest {
    private static final String BEN = "{\"name\": \"Ben\", \"mail\": \"ben@example.org\"}";

    @Autowired
    private MockMvc http;

    @MockitoBean
    private MemberService members;

    @Test
    void givesAMember() throws Exception {
        given(members.get(7)).willReturn(new Member("Ben", "ben@example.org", LocalDate.of(2024, 3, 1)));

        http.perform(get("/members/7"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.joined").value("2024-03-01"));
    }

    @Test
    void saysThatAMemberIsNotThere() throws Exception {
        given(members.get(7)).willThrow(new NotFound("member", 7));

        http.perform(get("/members/7")).andExpect(status().isNotFound());
    }

    @Test
    void letsSomeoneJoin() throws Exception {
        given(members.join("Ben", "ben@example.org"))
                .willReturn(new Member("Ben", "ben@example.org", LocalDate.of(2024, 3, 1)));

        http.perform(post("/members").contentType(MediaType.APPLICATION_JSON).content(BEN))
                .andExpect(status().isCreated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"Ben\"}", "{\"name\": \"Ben\", \"mail\": \"at home\"}", "[]"})
    void refusesWhatIsIncomplete(String joining) throws Exception {
        http.perform(post("/members").contentType(MediaType.APPLICATION_JSON).content(joining))
                .andExpect(status().isBadRequest());
        then(members).shouldHaveNoInteractions();
    }

    @Test
    void tellsARefusalAsAConflict() throws Exception {
        given(members.join("Ben", "ben@example.org")).willThrow(new Refused("known"));

        http.perform(post("/members").contentType(MediaType.APPLICATION_JSON).content(BEN))
                .andExpect(status().isConflict());
    }

    @Test
    void suspends() throws Exception {
        http.perform(post("/members/7/suspension")).andExpect(status().isNoContent());
        then(members).should().suspend(7);
    }

    @Test
    void suspendsNobodyWhoIsNotThere() throws Exception {
        willThrow(new NotFound("member", 7)).given(members).suspend(7);

        http.perform(post("/members/7/suspension")).andExpect(status().isNotFound());
    }
}

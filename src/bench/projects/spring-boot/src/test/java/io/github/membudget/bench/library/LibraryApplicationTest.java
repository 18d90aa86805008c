package io.github.membudget.bench.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Over a real port. Each test has books and members of its own, since nothing is rolled back. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LibraryApplicationTest {
    @Autowired
    private TestRestTemplate http;

    @Test
    void lendsAndTakesBack() {
        book("9780306406157", "Notes", 1);
        int member = member("ben@example.org");

        ResponseEntity<Map> lent = http.postForEntity("/loans", wish("9780306406157", member), Map.class);
        assertThat(lent.getStatusCode()).isEqualTo(HttpStatus.CREATED);

        Map<?, ?> returned = http.postForObject("/loans/" + lent.getBody().get("id") + "/return", null, Map.class);
        assertThat(returned.get("fine")).isEqualTo(0);
    }

    @Test
    void lendsTheLastCopyOnce() {
        book("9783161484100", "Engines", 1);
        http.postForEntity("/loans", wish("9783161484100", member("eve@example.org")), Map.class);

        ResponseEntity<Map> second =
                http.postForEntity("/loans", wish("9783161484100", member("adam@example.org")), Map.class);

        assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void findsByTitle() {
        book("9780131103627", "The C Programming Language", 1);

        assertThat(http.getForObject("/books?title=programming", Object[].class)).hasSize(1);
        assertThat(http.getForObject("/books?title=cooking", Object[].class)).isEmpty();
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(http.getForEntity("/members/4711", String.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(http.getForEntity("/books/1", String.class).getBody()).contains("There is no book 1");
    }

    private void book(String isbn, String title, int copies) {
        Map<String, Object> book =
                Map.of("isbn", isbn, "title", title, "author", "Ada", "shelf", "SCIENCE", "copies", copies);
        assertThat(http.postForEntity("/books", book, String.class).getStatusCode()).isEqualTo(HttpStatus.CREATED);
    }

    private int member(String mail) {
        return (Integer) http.postForObject("/members", Map.of("name", "Ben", "mail", mail), Map.class)
                .get("id");
    }

    private static Map<String, Object> wish(String isbn, int member) {
        return Map.of("isbn", isbn, "member", member);
    }
}

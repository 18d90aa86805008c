package io.github.membudget.bench.library.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.ConstraintViolationException;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;

@DataJpaTest
class MemberRepositoryTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @Autowired
    private MemberRepository members;

    private Member ben;
    private Member eve;

    @BeforeEach
    void fill() {
        ben = members.save(new Member("Ben", "ben@example.org", DAY));
        eve = members.save(new Member("Eve", "eve@example.org", DAY.minusYears(1)));
    }

    @Test
    void knowsMailInAnyCase() {
        assertThat(members.existsByMailIgnoreCase("Ben@Example.org")).isTrue();
        assertThat(members.existsByMailIgnoreCase("adam@example.org")).isFalse();
    }

    @Test
    void findsThoseWhoJoinedBefore() {
        assertThat(members.findByJoinedBeforeOrderByJoined(DAY.plusDays(1))).containsExactly(eve, ben);
        assertThat(members.findByJoinedBeforeOrderByJoined(DAY)).containsExactly(eve);
    }

    @Test
    void pardonsAll() {
        ben.suspend();
        members.flush();

        assertThat(members.pardonAll()).isEqualTo(1);
        assertThat(members.findById(ben.getId()).orElseThrow().isSuspended()).isFalse();
    }

    @Test
    void refusesMailThatIsNone() {
        assertThatThrownBy(() -> members.saveAndFlush(new Member("Adam", "at home", DAY)))
                .isInstanceOf(ConstraintViolationException.class);
    }
}

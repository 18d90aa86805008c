package io.github.membudget.bench.library.member;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

public interface MemberRepository extends JpaRepository<Member, Long> {
    boolean existsByMailIgnoreCase(String mail);

    List<Member> findByJoinedBeforeOrderByJoined(LocalDate day);

    @Modifying(clearAutomatically = true)
    @Query("update Member m set m.suspended = false where m.suspended = true")
    int pardonAll();
}

package io.github.membudget.bench.library.member;

import io.github.membudget.bench.library.NotFound;
import io.github.membudget.bench.library.Refused;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class MemberService {
    private final MemberRepository members;
    private final Clock clock;

    MemberService(MemberRepository members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    public Member join(String name, String mail) {
        if (members.existsByMailIgnoreCase(mail)) {
            throw new Refused(mail + " is a member's");
        }
        return members.save(new Member(name, mail, LocalDate.now(clock)));
    }

    @Transactional(readOnly = true)
    public Member get(long id) {
        return members.findById(id).orElseThrow(() -> new NotFound("member", id));
    }

    public void suspend(long id) {
        get(id).suspend();
    }
}

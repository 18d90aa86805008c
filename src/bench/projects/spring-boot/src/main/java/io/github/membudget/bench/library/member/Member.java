package io.github.membudget.bench.library.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;

@Entity
public class Member {
    @Id
    @GeneratedValue
    private Long id;

    @NotBlank
    private String name;

    @Email
    @Column(unique = true)
    private String mail;

    private LocalDate joined;

    private boolean suspended;

    protected Member() {}

    public Member(String name, String mail, LocalDate joined) {
        this.name = name;
        this.mail = mail;
        this.joined = joined;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getMail() {
        return mail;
    }

    public LocalDate getJoined() {
        return joined;
    }

    public boolean isSuspended() {
        return suspended;
    }

    public void suspend() {
        suspended = true;
    }
}

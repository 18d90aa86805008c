package io.github.membudget.bench.library.member;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/members")
class MemberController {
    /** What someone who joins says. */
    record Joining(@NotBlank String name, @NotBlank @Email String mail) {}

    private final MemberService members;

    MemberController(MemberService members) {
        this.members = members;
    }

    @GetMapping("/{id}")
    Member get(@PathVariable("id") long id) {
        return members.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Member join(@Valid @RequestBody Joining joining) {
        return members.join(joining.name(), joining.mail());
    }

    @PostMapping("/{id}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void suspend(@PathVariable("id") long id) {
        members.suspend(id);
    }
}

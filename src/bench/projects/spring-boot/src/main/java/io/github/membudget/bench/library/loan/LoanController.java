package io.github.membudget.bench.library.loan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/loans")
class LoanController {
    /** Who wants what. */
    record Wish(@NotBlank String isbn, @Positive long member) {}

    /** What was lent. */
    record Lent(long id, String title, LocalDate due) {}

    /** What being late cost. */
    record Returned(BigDecimal fine) {}

    private final LoanService loans;

    LoanController(LoanService loans) {
        this.loans = loans;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Lent lend(@Valid @RequestBody Wish wish) {
        Loan loan = loans.lend(wish.isbn(), wish.member());
        return new Lent(loan.getId(), loan.getBook().getTitle(), loan.getDue());
    }

    @PostMapping("/{id}/return")
    Returned takeBack(@PathVariable("id") long id) {
        return new Returned(loans.takeBack(id));
    }
}

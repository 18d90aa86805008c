package io.github.membudget.bench.library.loan;

import io.github.membudget.bench.library.book.Book;
import io.github.membudget.bench.library.member.Member;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

@Entity
public class Loan {
    @Id
    @GeneratedValue
    private Long id;

    @ManyToOne(optional = false)
    private Book book;

    @ManyToOne(optional = false)
    private Member member;

    private LocalDate due;

    private LocalDate returned;

    protected Loan() {}

    public Loan(Book book, Member member, LocalDate due) {
        this.book = book;
        this.member = member;
        this.due = due;
    }

    public void giveBack(LocalDate day) {
        if (returned != null) {
            throw new IllegalStateException("came back on " + returned);
        }
        returned = day;
    }

    public long daysLate(LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(due, returned == null ? today : returned));
    }

    public Long getId() {
        return id;
    }

    public Book getBook() {
        return book;
    }

    public Member getMember() {
        return member;
    }

    public LocalDate getDue() {
        return due;
    }

    public LocalDate getReturned() {
        return returned;
    }
}

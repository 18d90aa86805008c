package io.github.membudget.bench.library.book;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Book {
    /** What a shelf holds. */
    public enum Shelf {
        NOVEL,
        SCIENCE,
        CHILDREN
    }

    @Id
    @GeneratedValue
    private Long id;

    @Column(unique = true, nullable = false)
    private String isbn;

    @Column(nullable = false)
    private String title;

    @ManyToOne(cascade = CascadeType.PERSIST)
    private Author author;

    @Enumerated(EnumType.STRING)
    private Shelf shelf;

    private int copies;

    protected Book() {}

    public Book(String isbn, String title, Author author, Shelf shelf, int copies) {
        this.isbn = isbn;
        this.title = title;
        this.author = author;
        this.shelf = shelf;
        this.copies = copies;
    }

    public Long getId() {
        return id;
    }

    public String getIsbn() {
        return isbn;
    }

    public String getTitle() {
        return title;
    }

    public Author getAuthor() {
        return author;
    }

    public Shelf getShelf() {
        return shelf;
    }

    public int getCopies() {
        return copies;
    }
}

package io.github.membudget.bench.library.book;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** What a librarian types in. */
public record NewBook(
        @NotBlank String isbn,
        @NotBlank String title,
        @NotBlank String author,
        @NotNull Book.Shelf shelf,
        @Positive int copies) {}

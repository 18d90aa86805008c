package it.dotwork.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
public class Note {
    @Id
    @GeneratedValue
    private Long id;

    @Column(length = 4000)
    private String text;

    protected Note() {}

    Note(String text) {
        this.text = text;
    }
}

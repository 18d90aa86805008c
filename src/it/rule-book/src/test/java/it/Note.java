package it;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** An entity. */
@Entity
public class Note {
    @Id
    @GeneratedValue
    Long id;
}

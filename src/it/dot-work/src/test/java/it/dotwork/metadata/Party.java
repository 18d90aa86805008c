package it.dotwork.metadata;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
public class Party {
    @Id
    @GeneratedValue
    private Long id;

    private String name;
    private String street;
    private String town;
    private java.time.LocalDate since;
}

package it.dotwork.metadata;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
public class Entry {
    @Id
    @GeneratedValue
    private Long id;

    private String reference;
    private long amount;
    private java.time.LocalDateTime booked;
    private boolean open;
}

package it.dotwork.metadata;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
public class Line {
    @Id
    @GeneratedValue
    private Long id;

    private String article;
    private int count;
    private java.math.BigDecimal price;
    private String remark;
}

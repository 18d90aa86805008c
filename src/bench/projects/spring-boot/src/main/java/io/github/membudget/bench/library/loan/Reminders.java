package io.github.membudget.bench.library.loan;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells members that they are late. */
@Component
public class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    public void remind(Loan loan, long days) {
        LOG.info("{} is {} days late with {}", loan.getMember().getName(), days, loan.getBook().getTitle());
    }
}

package io.github.membudget.bench.library;

/** What was asked for is against the library's rules. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refused(String why) {
        super(why);
    }
}

package io.github.membudget.bench.library;

/** What was asked for by its key is not there. */
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotFound(String what, Object key) {
        super("There is no " + what + " " + key);
    }
}

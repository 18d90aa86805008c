package io.github.membudget.launch;

/** Where the user hears of the run. */
public interface Messages {
    void info(String line);

    void warn(String line);
}

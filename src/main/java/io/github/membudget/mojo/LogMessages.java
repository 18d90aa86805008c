package io.github.membudget.mojo;

import io.github.membudget.run.Messages;
import org.apache.maven.plugin.logging.Log;

/** Tells the user through Maven's log. */
record LogMessages(Log log) implements Messages {
    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }
}

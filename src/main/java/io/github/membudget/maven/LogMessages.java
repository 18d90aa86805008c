package io.github.membudget.maven;

import io.github.membudget.launch.Messages;
import io.github.membudget.report.PlainText;
import org.apache.maven.plugin.logging.Log;

/** Tells the user through Maven's log. Control characters in names of tests are made harmless, so that none reaches a terminal. */
public record LogMessages(Log log) implements Messages {
    @Override
    public void info(String line) {
        log.info(PlainText.ofLines(line));
    }

    @Override
    public void warn(String line) {
        log.warn(PlainText.ofLines(line));
    }
}

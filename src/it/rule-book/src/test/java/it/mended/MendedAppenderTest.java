package it.mended;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.RepeatedTest;
import org.slf4j.LoggerFactory;

class MendedAppenderTest {
    @RepeatedTest(3)
    void use() throws Exception {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger("it")).addAppender(appender);
        ((Logger) LoggerFactory.getLogger("it")).detachAppender(appender);
    }
}

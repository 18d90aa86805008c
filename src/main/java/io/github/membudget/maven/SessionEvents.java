package io.github.membudget.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/**
 * Moments of a session. Works with and without our lifecycle participant: Maven asks for its listener anew at every event, and the one that was
 * there before hears all of them.
 */
final class SessionEvents {
    private SessionEvents() {}

    /** Runs something when the session's last project is done, before Maven prints its summary. */
    static void beforeEnd(MavenSession session, Runnable last) {
        hear(session, "sessionEnded", arguments -> last.run());
    }

    /** Shows each goal that begins from now on, while its configuration can still be changed. */
    static void beforeGoals(MavenSession session, Consumer<MojoExecution> shown) {
        hear(session, "mojoStarted", arguments -> {
            if (arguments[0] instanceof ExecutionEvent event) {
                shown.accept(event.getMojoExecution());
            }
        });
    }

    private static void hear(MavenSession session, String event, Consumer<Object[]> heard) {
        ExecutionListener known = session.getRequest().getExecutionListener();
        ExecutionListener next = known == null ? new AbstractExecutionListener() : known;
        Object listener = Proxy.newProxyInstance(
                SessionEvents.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals(event)) {
                        heard.accept(arguments);
                    }
                    try {
                        return method.invoke(next, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        session.getRequest().setExecutionListener((ExecutionListener) listener);
    }
}

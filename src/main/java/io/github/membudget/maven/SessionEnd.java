package io.github.membudget.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;

/** The moment when a session's last project is done, before Maven prints its summary. */
final class SessionEnd {
    private SessionEnd() {}

    /**
     * Runs something then. Works with and without our lifecycle participant: Maven asks for its listener anew at every event, and the one that
     * was there before hears all of them.
     */
    static void before(MavenSession session, Runnable last) {
        ExecutionListener known = session.getRequest().getExecutionListener();
        ExecutionListener next = known == null ? new AbstractExecutionListener() : known;
        Object listener = Proxy.newProxyInstance(
                SessionEnd.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("sessionEnded")) {
                        last.run();
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

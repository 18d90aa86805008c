package io.github.membudget.mojo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;

/** Runs something when the session's last project is done, before Maven prints its summary. */
final class SessionEnd {
    private SessionEnd() {}

    /** Works with and without our lifecycle participant: Maven asks for its listener anew at every event. */
    static void before(MavenSession session, Runnable last) {
        ExecutionListener listener = session.getRequest().getExecutionListener();
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("sessionEnded")) {
                last.run();
            }
            if (listener == null) {
                return null;
            }
            try {
                return method.invoke(listener, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        session.getRequest().setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                SessionEnd.class.getClassLoader(), new Class<?>[] {ExecutionListener.class}, handler));
    }
}

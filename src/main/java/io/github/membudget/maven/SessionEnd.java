package io.github.membudget.maven;

import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;

/** Runs something when the session's last project is done, before Maven prints its summary; passes on what it hears. */
public final class SessionEnd implements ExecutionListener {
    private final ExecutionListener next;
    private final Runnable last;

    private SessionEnd(ExecutionListener next, Runnable last) {
        this.next = next;
        this.last = last;
    }

    /** Works with and without our lifecycle participant: Maven asks for its listener anew at every event. */
    public static void before(MavenSession session, Runnable last) {
        ExecutionListener listener = session.getRequest().getExecutionListener();
        session.getRequest()
                .setExecutionListener(
                        new SessionEnd(listener == null ? new AbstractExecutionListener() : listener, last));
    }

    @Override
    public void projectDiscoveryStarted(ExecutionEvent event) {
        next.projectDiscoveryStarted(event);
    }

    @Override
    public void sessionStarted(ExecutionEvent event) {
        next.sessionStarted(event);
    }

    @Override
    public void sessionEnded(ExecutionEvent event) {
        last.run();
        next.sessionEnded(event);
    }

    @Override
    public void projectSkipped(ExecutionEvent event) {
        next.projectSkipped(event);
    }

    @Override
    public void projectStarted(ExecutionEvent event) {
        next.projectStarted(event);
    }

    @Override
    public void projectSucceeded(ExecutionEvent event) {
        next.projectSucceeded(event);
    }

    @Override
    public void projectFailed(ExecutionEvent event) {
        next.projectFailed(event);
    }

    @Override
    public void mojoSkipped(ExecutionEvent event) {
        next.mojoSkipped(event);
    }

    @Override
    public void mojoStarted(ExecutionEvent event) {
        next.mojoStarted(event);
    }

    @Override
    public void mojoSucceeded(ExecutionEvent event) {
        next.mojoSucceeded(event);
    }

    @Override
    public void mojoFailed(ExecutionEvent event) {
        next.mojoFailed(event);
    }

    @Override
    public void forkStarted(ExecutionEvent event) {
        next.forkStarted(event);
    }

    @Override
    public void forkSucceeded(ExecutionEvent event) {
        next.forkSucceeded(event);
    }

    @Override
    public void forkFailed(ExecutionEvent event) {
        next.forkFailed(event);
    }

    @Override
    public void forkedProjectStarted(ExecutionEvent event) {
        next.forkedProjectStarted(event);
    }

    @Override
    public void forkedProjectSucceeded(ExecutionEvent event) {
        next.forkedProjectSucceeded(event);
    }

    @Override
    public void forkedProjectFailed(ExecutionEvent event) {
        next.forkedProjectFailed(event);
    }
}

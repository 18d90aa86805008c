package io.github.membudget.probe;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Tells {@link Rounds} when all test plans of this JVM have ended: Surefire may have one for each class. The platform launcher 1.8 and newer find it
 * as a service. It is the last on the class path, so newer ones tell it before the user's own listeners, which end what tests need.
 */
public final class SessionListener implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Rounds.OF_THIS_JVM.sessionOpened();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Probe probe = Probe.ofThisJvm();
        if (probe != null) {
            try {
                Rounds.OF_THIS_JVM.allPlansEnded(probe);
                probe.sessionEnded();
            } catch (Throwable ours) {
                probe.fail(ours);
            }
        }
    }
}

package io.github.membudget.surefire;

import org.apache.maven.model.Plugin;

/** The two plugins of the Surefire family whose test runs are wrapped. */
public enum SurefireKind {
    SUREFIRE("maven-surefire-plugin", "test", "surefire"),
    FAILSAFE("maven-failsafe-plugin", "integration-test", "failsafe");

    public static final String GROUP_ID = "org.apache.maven.plugins";

    private final String artifactId;
    private final String goal;
    private final String shortName;

    SurefireKind(String artifactId, String goal, String shortName) {
        this.artifactId = artifactId;
        this.goal = goal;
        this.shortName = shortName;
    }

    /** The goal that runs tests; ours has the same name. */
    public String goal() {
        return goal;
    }

    /** {@code surefire} or {@code failsafe}: the prefix of its properties. */
    public String shortName() {
        return shortName;
    }

    public String key() {
        return Plugin.constructKey(GROUP_ID, artifactId);
    }

    String artifactId() {
        return artifactId;
    }
}

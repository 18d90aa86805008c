package io.github.membudget.maven;

import io.github.membudget.configure.InvalidSetting;
import io.github.membudget.configure.Parameters;
import io.github.membudget.configure.Settings;
import io.github.membudget.configure.ShardSetting;
import io.github.membudget.explain.ShardText;
import io.github.membudget.model.Shard;
import io.github.membudget.plan.shard.ShardPlan;
import io.github.membudget.run.SuiteRun;
import io.github.membudget.run.SuiteShard;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** Which part of the suite this session runs, by what the user wrote and what the CI system's environment says. */
public final class ShardSource {
    private static final String ENVIRONMENT = "env.";

    private final MavenSession session;
    private final Log log;
    private final Consumer<String> warnOnce;

    public ShardSource(MavenSession session, Log log, Consumer<String> warnOnce) {
        this.session = session;
        this.log = log;
        this.warnOnce = warnOnce;
    }

    /**
     * Empty where it runs all. The suite's figures of earlier runs have to be known by then.
     *
     * @throws InvalidSetting where it cannot be told
     */
    public Optional<SuiteShard> of(SuiteRun suite, Settings settings) throws InvalidSetting {
        Optional<ShardSetting> setting = settings.get(Parameters.SHARD);
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        Shard part = setting.get().resolve(environment());
        SuiteShard shard = suite.shard(part, settings.get(Parameters.MEMORY));
        if (!shard.shard().equals(part)) {
            throw new InvalidSetting(
                    "shard",
                    part.toString(),
                    "another project of this build has " + shard.shard() + ". Write it once, as -Dmembudget.shard="
                            + shard.shard());
        }
        ShardPlan plan = shard.plan();
        if (suite.firstTime("shard")) {
            log.info(ShardText.begins(part, plan.known().size(), plan.fingerprint()));
            VerifyInShard.passesWithoutTests(session, warnOnce);
        }
        settings.get(Parameters.MEMORY).ifPresent(memory -> plan.tooLarge().stream()
                .filter(one -> one.shard() == part.index())
                .map(one -> ShardText.tooLarge(
                        one.module(), one.className(), one.need(), part, ShardPlan.forTests(memory), memory))
                .forEach(warnOnce));
        return Optional.of(shard);
    }

    /** A daemon's own environment is not that of the build that it serves. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String name : session.getSystemProperties().stringPropertyNames()) {
            if (name.startsWith(ENVIRONMENT)) {
                environment.put(
                        name.substring(ENVIRONMENT.length()),
                        session.getSystemProperties().getProperty(name));
            }
        }
        return environment;
    }
}

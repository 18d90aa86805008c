package io.github.membudget.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is to run again, as it was asked for the first time. */
final class RoundRequest {
    private final LauncherDiscoveryRequest request;

    /**
     * @param tests by their unique ids
     * @param first a plan that ran them
     */
    RoundRequest(Collection<String> tests, TestPlan first) throws ReflectiveOperationException {
        List<DiscoverySelector> selectors = new ArrayList<DiscoverySelector>();
        for (String id : tests) {
            selectors.add(DiscoverySelectors.selectUniqueId(id));
        }
        LauncherDiscoveryRequestBuilder builder =
                LauncherDiscoveryRequestBuilder.request().selectors(selectors);
        addParameters(builder, first);
        request = builder.build();
    }

    /** Extensions, orders and parallel tests that the pom has turned on. */
    private static void addParameters(LauncherDiscoveryRequestBuilder builder, TestPlan first)
            throws ReflectiveOperationException {
        Set<?> keys;
        ConfigurationParameters parameters;
        try {
            parameters = first.getConfigurationParameters();
            keys = (Set<?>) ConfigurationParameters.class.getMethod("keySet").invoke(parameters);
        } catch (NoSuchMethodError | NoSuchMethodException old) {
            // The platform before 1.9 does not tell them.
            return;
        }
        for (Object key : keys) {
            Optional<String> value = parameters.get(key.toString());
            if (value.isPresent()) {
                builder.configurationParameter(key.toString(), value.get());
            }
        }
    }

    void execute(TestExecutionListener listener) {
        LauncherFactory.create(config()).execute(request, listener);
    }

    private static LauncherConfig config() {
        LauncherConfig.Builder config = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false);
        try {
            // The session of the first round is still open, with what its listeners started.
            config.enableLauncherSessionListenerAutoRegistration(false);
        } catch (NoSuchMethodError old) {
            // The platform before 1.8 has no sessions.
            return config.build();
        }
        return config.build();
    }
}

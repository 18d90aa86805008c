package io.github.membudget.configure;

import java.util.Map;
import java.util.Objects;

/** The values of all settings that may stand at one place, defaults filled in. */
public final class Values {
    private final Map<Setting<?>, Object> values;

    Values(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        // A setting's own reader or default made the value.
        return (T) Objects.requireNonNull(values.get(setting), setting.name());
    }
}

package io.github.membudget.configure;

import org.jspecify.annotations.Nullable;

/** Whether plain Surefire runs. The extension asks first and must not fail; the goal asks again and reports what is wrong. */
public final class Skip {
    private Skip() {}

    /**
     * @param written null or an expression that nobody has resolved where it was not set
     * @throws InvalidSetting where it is neither true nor false: a build that was to be spared would be measured, or the other way round
     */
    public static boolean parse(@Nullable String written) throws InvalidSetting {
        if (written == null || written.startsWith("${")) {
            return false;
        }
        String word = written.strip();
        // -Dmembudget.skip= is meant like -Dmembudget.skip.
        if (word.isEmpty() || word.equalsIgnoreCase("true")) {
            return true;
        }
        if (word.equalsIgnoreCase("false")) {
            return false;
        }
        throw new InvalidSetting("skip", written, "write true or false");
    }
}

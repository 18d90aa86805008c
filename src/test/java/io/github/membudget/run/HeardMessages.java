package io.github.membudget.run;

import io.github.membudget.launch.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers what the user was told, in order. */
final class HeardMessages implements Messages {
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void info(String line) {
        lines.add(line);
    }

    @Override
    public void warn(String line) {
        lines.add("WARN " + line);
    }
}

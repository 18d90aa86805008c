package io.github.membudget.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.Test;

class SessionEventsTest {
    private final List<String> heard = new ArrayList<>();
    private final MavenExecutionRequest request = Sessions.request(Path.of(""));

    @Test
    void comesBeforeWhatOthersHearOfIt() {
        request.setExecutionListener(new AbstractExecutionListener() {
            @Override
            public void projectStarted(ExecutionEvent event) {
                heard.add("project");
            }

            @Override
            public void sessionEnded(ExecutionEvent event) {
                heard.add("summary");
            }
        });
        ExecutionListener listener = listener();
        listener.projectStarted(null);
        listener.sessionEnded(null);
        assertThat(heard).containsExactly("project", "ours", "summary");
    }

    @Test
    void needsNobodyElseWhoListens() {
        ExecutionListener listener = listener();
        listener.mojoStarted(null);
        listener.sessionEnded(null);
        assertThat(heard).containsExactly("ours");
        assertThat(listener.hashCode()).isEqualTo(listener.hashCode());
    }

    @Test
    void whatOthersThrowComesAsTheyThrewIt() {
        request.setExecutionListener(new AbstractExecutionListener() {
            @Override
            public void mojoStarted(ExecutionEvent event) {
                throw new IllegalStateException("theirs");
            }
        });
        ExecutionListener listener = listener();
        assertThatThrownBy(() -> listener.mojoStarted(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("theirs");
    }

    private ExecutionListener listener() {
        SessionEvents.beforeEnd(Sessions.of(request), () -> heard.add("ours"));
        return request.getExecutionListener();
    }
}

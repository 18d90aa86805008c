package io.github.membudget.observe.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells of new processes whose they are: a new fork's JVM, a process of a fork's tree, or nobody's of ours. */
final class ForkFinder {
    /** Between fork and exec a process still shows its parent's command line: it is looked at again for a while. */
    private static final int LOOKS = 100;

    /** Surefire names the fork's dump files on its command line. */
    private static final Pattern FORK_NUMBER = Pattern.compile("-jvmRun([0-9]{1,6})");

    private final MemorySource source;
    private final List<Candidate> undecided = new ArrayList<>();

    /** A process that may turn out to be a fork's. */
    private static final class Candidate {
        private final ProcessStart process;
        private int looksLeft = LOOKS;

        Candidate(ProcessStart process) {
            this.process = process;
        }
    }

    ForkFinder(MemorySource source) {
        this.source = source;
    }

    void look(List<Recording> recordings, long atMillis) {
        source.started().forEach(process -> undecided.add(new Candidate(process)));
        undecided.removeIf(candidate -> decide(candidate.process, recordings, atMillis) || --candidate.looksLeft == 0);
    }

    private boolean decide(ProcessStart process, List<Recording> recordings, long atMillis) {
        Optional<ForkTree> parents = treeOf(process.parent(), recordings);
        if (parents.isPresent()) {
            parents.get().add(process.key());
            return true;
        }
        for (Recording recording : recordings) {
            if (process.orphan()) {
                if (source.inherits(process.key(), recording.inherited()) && isAdopted(process, recording.forks())) {
                    return true;
                }
                continue;
            }
            Optional<String> commandLine =
                    source.javaCommandLine(process.key()).filter(line -> line.contains(recording.marker()));
            if (commandLine.isPresent()) {
                recording.add(new ForkTree(process.key(), number(commandLine.get()), atMillis));
                source.endFirst(process.key());
                return true;
            }
        }
        return false;
    }

    private static OptionalInt number(String commandLine) {
        Matcher matcher = FORK_NUMBER.matcher(commandLine);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** By the newest fork that is alive; by the newest of all where its own has died before it was seen. */
    private static boolean isAdopted(ProcessStart process, List<ForkTree> forks) {
        for (int i = forks.size() - 1; i >= 0; i--) {
            if (forks.get(i).alive()) {
                forks.get(i).add(process.key());
                return true;
            }
        }
        if (!forks.isEmpty()) {
            forks.get(forks.size() - 1).add(process.key());
        }
        return !forks.isEmpty();
    }

    private static Optional<ForkTree> treeOf(long pid, List<Recording> recordings) {
        return recordings.stream()
                .flatMap(recording -> recording.forks().stream())
                .filter(fork -> fork.has(pid))
                .findFirst();
    }
}

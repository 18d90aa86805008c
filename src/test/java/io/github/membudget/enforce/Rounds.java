package io.github.membudget.enforce;

import io.github.membudget.model.Bytes;
import io.github.membudget.observe.sampling.MemorySource;
import io.github.membudget.observe.sampling.ProcessKey;
import io.github.membudget.observe.sampling.ProcessMemory;
import io.github.membudget.observe.sampling.ProcessStart;
import io.github.membudget.observe.sampling.Reading;
import io.github.membudget.observe.sampling.Recording;
import io.github.membudget.observe.sampling.Sampler;
import io.github.membudget.observe.sampling.Tick;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rounds of a sampler as a test makes them up. */
final class Rounds {
    private Rounds() {}

    /** Of a sampler that never runs. */
    static Recording recording() {
        return new Sampler(NoProcesses::new, Duration.ofMillis(100), false, Optional.empty())
                .record("marker", "inherited");
    }

    static Tick at(long atMillis, Recording recording, int mebibytes) {
        return new Tick(atMillis, reading(mebibytes), Map.of(recording, reading(mebibytes)));
    }

    static Tick at(long atMillis, Recording one, int mebibytes, Recording other, int others) {
        Map<Recording, Reading> readings = new LinkedHashMap<>();
        readings.put(one, reading(mebibytes));
        readings.put(other, reading(others));
        return new Tick(atMillis, reading(mebibytes + others), readings);
    }

    private static Reading reading(int mebibytes) {
        return new Reading(Bytes.ofMebibytes(mebibytes), Optional.empty(), Optional.empty());
    }

    /** A system on which nothing runs. */
    static final class NoProcesses implements MemorySource {
        @Override
        public List<ProcessStart> started() {
            return List.of();
        }

        @Override
        public Optional<String> javaCommandLine(ProcessKey process) {
            return Optional.empty();
        }

        @Override
        public boolean inherits(ProcessKey process, String value) {
            return false;
        }

        @Override
        public Optional<ProcessMemory> memory(ProcessKey process) {
            return Optional.empty();
        }

        @Override
        public Optional<Bytes> proportionalShare(ProcessKey process) {
            return Optional.empty();
        }

        @Override
        public Optional<Bytes> highWaterMark(long pid) {
            return Optional.empty();
        }

        @Override
        public void kill(ProcessKey process) {}

        @Override
        public List<String> gaps() {
            return List.of();
        }
    }
}

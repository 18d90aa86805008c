package io.github.membudget.suggest;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.CpuUse;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One setting of one module, and its runs.
 *
 * @param runs at least one
 * @param failed why it is no choice; absent where it held
 */
public record Tried(JvmSetting setting, List<MeasuredModule> runs, Optional<String> failed) {
    static Tried first(JvmSetting setting, MeasuredModule run, Optional<String> failed) {
        return new Tried(setting, List.of(run), failed);
    }

    Tried again(MeasuredModule run, Optional<String> why) {
        List<MeasuredModule> all = new ArrayList<>(runs);
        all.add(run);
        return new Tried(setting, List.copyOf(all), failed.or(() -> why));
    }

    public MeasuredModule last() {
        return runs.get(runs.size() - 1);
    }

    /** Of the shortest run: noise of the machine only adds. */
    public long wallMillis() {
        return runs.stream().mapToLong(MeasuredModule::durationMillis).min().orElseThrow();
    }

    /** Of the run with the least. Absent where one run does not tell. */
    public Optional<Long> cpuMillis() {
        List<Long> known = runs.stream()
                .map(MeasuredModule::cpu)
                .flatMap(Optional::stream)
                .map(CpuUse::whole)
                .map(CpuUse.CpuPart::millis)
                .toList();
        return known.size() == runs.size() ? Optional.of(Collections.min(known)) : Optional.empty();
    }

    public List<Bytes> peaks() {
        return runs.stream().map(run -> run.peakRss().orElse(Bytes.ZERO)).toList();
    }

    /** The highest of all runs: a ceiling must hold it. */
    public Bytes peak() {
        return Collections.max(peaks());
    }

    /** How much longer the longest run took than the shortest, in parts of the shortest. */
    double spread() {
        long longest =
                runs.stream().mapToLong(MeasuredModule::durationMillis).max().orElseThrow();
        return longest / (double) Math.max(1, wallMillis()) - 1;
    }

    /** Whether its runs came to their end, whatever the results of their tests. */
    public boolean completed() {
        return runs.stream().allMatch(MeasuredModule::completed);
    }

    public boolean held() {
        return failed.isEmpty();
    }
}

package io.github.membudget.schedule;

import io.github.membudget.model.Bytes;
import java.util.List;

/**
 * Why a module has to wait.
 *
 * @param wanted what is to be kept for it
 * @param room of which it would be a part
 * @param others what other builds hold of the machine's memory
 * @param running the modules that run now
 */
public record Hindrance(Reason reason, Bytes wanted, Bytes room, Bytes others, List<String> running) {
    /** What is missing. */
    public enum Reason {
        /** Room under the suite's ceiling, or its turn. */
        SUITE,
        /** Its turn to run alone. */
        ALONE,
        /** Room in the machine, beside other builds. */
        MACHINE,
        /** The machine is short of memory, whoever takes it. */
        PRESSURE
    }
}

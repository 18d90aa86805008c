package io.github.membudget.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the parts that a module's {@code <jvm>} asks for.
 *
 * @param asked by the user
 * @param inForce in every fork of the module
 * @param leftOut the others
 */
public record JvmParts(JvmChoice asked, List<JvmPart> inForce, List<LeftOut> leftOut) {
    /**
     * A part that is not in force.
     *
     * @param reason in words that follow "since": {@code its arguments have -XX:+UseG1GC}
     * @param nextRun whether it will be in force from the next run on
     */
    public record LeftOut(JvmPart part, String reason, boolean nextRun) {
        public LeftOut(JvmPart part, String reason) {
            this(part, reason, false);
        }
    }

    public Optional<LeftOut> leftOut(JvmPart part) {
        return leftOut.stream().filter(left -> left.part() == part).findFirst();
    }

    /** The same, with what came of the class archive in the end. */
    public JvmParts with(ArchiveUse archive) {
        List<JvmPart> used = new ArrayList<>(inForce);
        List<LeftOut> others = new ArrayList<>(leftOut);
        used.remove(JvmPart.ARCHIVE);
        others.removeIf(left -> left.part() == JvmPart.ARCHIVE);
        if (archive.state() == ArchiveUse.State.IN_FORCE) {
            used.add(JvmPart.ARCHIVE);
        } else {
            others.add(new LeftOut(JvmPart.ARCHIVE, archive.words(), archive.state() == ArchiveUse.State.MADE));
        }
        return new JvmParts(asked, List.copyOf(used), List.copyOf(others));
    }
}

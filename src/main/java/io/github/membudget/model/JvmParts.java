package io.github.membudget.model;

import java.util.ArrayList;
import java.util.List;

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
     */
    public record LeftOut(JvmPart part, String reason) {}

    /** The same, with what came of the archive of classes in the end. */
    public JvmParts with(ArchiveUse archive) {
        List<JvmPart> used = new ArrayList<>(inForce);
        List<LeftOut> others = new ArrayList<>(leftOut);
        used.remove(JvmPart.ARCHIVE);
        others.removeIf(left -> left.part() == JvmPart.ARCHIVE);
        if (archive.state() == ArchiveUse.State.IN_FORCE) {
            used.add(JvmPart.ARCHIVE);
        } else {
            others.add(new LeftOut(JvmPart.ARCHIVE, archive.words()));
        }
        return new JvmParts(asked, List.copyOf(used), List.copyOf(others));
    }
}

package io.github.membudget.model;

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
}

package io.github.membudget.run;

/**
 * Whether somebody may watch Maven's output.
 *
 * @param there as far as Maven's options say
 * @param colours whether they are wanted, as far as Maven's options say
 */
public record Onlooker(boolean there, boolean colours) {}

package io.github.membudget.observe;

/**
 * A process that was not there at the last look.
 *
 * @param parent its parent's pid now
 * @param orphan whether its real parent has ended, so that only what it inherited tells whose it was
 */
public record ProcessStart(ProcessKey key, long parent, boolean orphan) {}

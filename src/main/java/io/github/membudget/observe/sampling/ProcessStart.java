package io.github.membudget.observe.sampling;

/**
 * A process that was not there at the last look.
 *
 * @param parent its parent's pid now
 * @param orphan whether it, or a process it descends from, has lost its parent or comes from another build: only what it
 *     inherited tells whose it is
 */
public record ProcessStart(ProcessKey key, long parent, boolean orphan) {}

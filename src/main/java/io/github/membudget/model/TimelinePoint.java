package io.github.membudget.model;

/**
 * One point of a fork's history.
 *
 * @param atMillis milliseconds since the session started
 * @param rssBytes resident memory of the fork's process tree
 */
public record TimelinePoint(long atMillis, long rssBytes) {}

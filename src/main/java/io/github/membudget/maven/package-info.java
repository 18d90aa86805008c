/**
 * What touches Maven's API and is no goal: the session that all goals share, Maven in a process of its own, libraries that are fetched
 * when they are needed, and the editing of poms.
 */
@NullMarked
package io.github.membudget.maven;

import org.jspecify.annotations.NullMarked;

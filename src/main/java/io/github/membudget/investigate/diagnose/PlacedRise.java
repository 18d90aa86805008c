package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.SnapshotPlace;

/**
 * By how much memory rose between two snapshots.
 *
 * @param place the class or classes that had ended
 */
public record PlacedRise(SnapshotPlace place, Bytes risen) {}

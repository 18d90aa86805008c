package io.github.membudget.model;

/** How much shares one JVM. */
public enum Isolation {
    MODULE,
    CLASS
}

package io.github.membudget.model;

/** Whether the log has a line for each module, or for each test too. */
public enum LogDetail {
    MODULES,
    /** And one for each test with its figures, once its module has ended. */
    TESTS
}

package io.github.membudget.model;

/** For what a line is printed. */
public enum LogDetail {
    MODULES,
    /** And one for each test with its figures, once its module has ended. */
    TESTS
}

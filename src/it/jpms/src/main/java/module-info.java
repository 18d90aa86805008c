module io.github.membudget.it.jpms {
    exports it.main;
}

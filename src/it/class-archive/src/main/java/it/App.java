package it;

/** The project's own class. */
public final class App {
    private App() {}

    public static String name() {
        return "app";
    }
}

package it;

/** Final, so that only an inline mock can stand in for it. */
public final class Greeter {
    public String greet(String name) {
        return name.isEmpty() ? "nobody" : "hello " + name;
    }

    public static String version() {
        return "1";
    }
}

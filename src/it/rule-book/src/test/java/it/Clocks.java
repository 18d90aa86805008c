package it;

/** To be mocked. */
public final class Clocks {
    private Clocks() {}

    public static class A {
        public static long now() {
            return 1;
        }
    }

    public static class B {
        public static long now() {
            return 2;
        }
    }
}

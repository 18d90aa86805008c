package it;

/** The child's program. */
public final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
        Memory.heap(80);
        Thread.sleep(2500);
    }
}

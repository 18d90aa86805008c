package truth;

/** A JVM of its own that takes so many MiB. */
public final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
        Native held = Native.keep(Integer.parseInt(arguments[0]));
        System.out.println("ready");
        Thread.sleep(600_000);
        held.free();
    }
}

package it.dotwork;

import java.util.Arrays;

/** The causes, each of which can be mended alone: -Dmended=trees,pool */
public final class Causes {
    private static final String MENDED = System.getProperty("mended", "");

    private Causes() {}

    public static boolean isMended(String cause) {
        return MENDED.equals("all") || Arrays.asList(MENDED.split(",")).contains(cause);
    }
}

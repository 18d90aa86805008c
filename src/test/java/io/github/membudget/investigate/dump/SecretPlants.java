package io.github.membudget.investigate.dump;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A program that holds secrets of every kind, and dumps its own heap. */
final class SecretPlants {
    static final String LITERAL = "canary-7f3a in the code";
    static final long NUMBER = Long.parseLong("3f5a3c1122334455", 16);
    static final List<Card> CARDS = new ArrayList<>();
    static final Set<String> HASHED = new HashSet<>();
    static final char[] CHARACTERS = System.getProperty("secret", "").toCharArray();
    static final byte[] BYTES = System.getProperty("secret", "").getBytes(StandardCharsets.UTF_8);

    private SecretPlants() {}

    /** Its superclass has fields too. */
    static class Owner {
        final long account = NUMBER;
        final String name = System.getProperty("secret", "") + "!";
    }

    static final class Card extends Owner {
        final int pin = Integer.parseInt("12345678", 16);
        final Card self = this;
        final boolean valid = true;
    }

    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < 3; i++) {
            CARDS.add(new Card());
        }
        // Strings keep their hash, and it gives short ones away.
        CARDS.forEach(card -> HASHED.add(card.name));
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[0], true);
    }
}

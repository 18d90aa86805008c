package io.github.membudget.surefire;

import io.github.membudget.launch.ForkLauncher;
import io.github.membudget.model.PrivateFolder;
import io.github.membudget.probe.format.ProbeProperty;
import io.github.membudget.probe.format.RoundTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Adds the probe, the listener that runs inside forks, to a run of Surefire: its jar to the class path, and what it is to do as properties. */
final class ProbeJar {
    private static final String ELEMENTS = "additionalClasspathElements";
    private static final String NAME = "membudget-probe.jar";

    private static final String TIMEOUT = "forkedProcessTimeoutInSeconds";
    private static final String DUMP_SECONDS = "600";

    private ProbeJar() {}

    /**
     * Adds the listener to a run.
     *
     * @param directory of the project's build that is the plugin's own
     * @param notes what its forks are to note, and where; made here
     * @throws IOException if it cannot be written
     */
    static void add(Path directory, ForkLauncher.Notes notes, MojoConfiguration narrowed) throws IOException {
        Path jar = unpacked(directory);
        PrivateFolder.make(directory, notes.logs());
        List<String> elements = new ArrayList<>(narrowed.list(ELEMENTS));
        elements.add(jar.toString());
        narrowed.setList(ELEMENTS, "element", elements);
        Xpp3Dom users = narrowed.dom().getChild("systemPropertyVariables");
        Xpp3Dom properties = users == null ? new Xpp3Dom("systemPropertyVariables") : new Xpp3Dom(users);
        set(properties, ProbeProperty.LOG, notes.logs().toString());
        if (!notes.leftOff().isEmpty()) {
            set(properties, ProbeProperty.IGNORED_LEFTOVERS, String.join(",", notes.leftOff()));
        }
        if (!notes.leaks().isEmpty()) {
            set(properties, ProbeProperty.LEAKS, notes.leaks());
        }
        if (notes.portable()) {
            set(properties, ProbeProperty.PORTABLE, "true");
        }
        if (notes.live().isPresent()) {
            // A heap dump holds whatever the tests held, secrets too.
            Path live = PrivateFolder.makeHidden(directory, notes.live().get());
            set(properties, ProbeProperty.INVESTIGATION, live.toString());
            if (notes.recording()) {
                set(properties, ProbeProperty.RECORDING, "true");
            }
            if (!notes.dump()) {
                set(properties, ProbeProperty.HEAP_DUMP, "false");
            }
            if (notes.rounds() > 1) {
                set(properties, ProbeProperty.REPEAT, repeat(notes.rounds(), narrowed));
            }
            // A heap dump is written when the JVM ends, where Surefire's own patience is 30 s.
            narrowed.set("forkedProcessExitTimeoutInSeconds", DUMP_SECONDS);
        }
        narrowed.replace(properties);
    }

    /** Replaced as a whole: another build of the project may be reading it. */
    private static Path unpacked(Path directory) throws IOException {
        PrivateFolder.make(directory, directory);
        Path jar = directory.resolve(NAME);
        try (InputStream packed = ProbeJar.class.getResourceAsStream(NAME)) {
            if (packed == null) {
                throw new IOException(NAME + " is missing in the plugin");
            }
            byte[] content = packed.readAllBytes();
            if (Files.isRegularFile(jar, LinkOption.NOFOLLOW_LINKS) && Files.size(jar) == content.length) {
                return jar;
            }
            Path draft = directory.resolve("." + NAME + "." + Long.toHexString(System.nanoTime()) + ".tmp");
            try {
                Files.write(draft, content);
                Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            return jar;
        }
    }

    private static String repeat(int rounds, MojoConfiguration narrowed) {
        Optional<RoundTrouble> obstacle = obstacleToRounds(narrowed);
        if (obstacle.isPresent()) {
            return obstacle.get().word();
        }
        // The user's limit is made for one round.
        int limit = narrowed.number(TIMEOUT);
        if (limit > 0) {
            narrowed.set(TIMEOUT, Integer.toString((int) Math.min(Integer.MAX_VALUE, (long) limit * rounds)));
        }
        return Integer.toString(rounds);
    }

    private static Optional<RoundTrouble> obstacleToRounds(MojoConfiguration narrowed) {
        if (narrowed.text("reuseForks").orElse("true").strip().equals("false")) {
            return Optional.of(RoundTrouble.FORK_PER_CLASS);
        }
        return narrowed.text("forkCount").orElse("1").strip().equals("1")
                ? Optional.empty()
                : Optional.of(RoundTrouble.SEVERAL_FORKS);
    }

    private static void set(Xpp3Dom properties, ProbeProperty property, String value) {
        Xpp3Dom leaf = new Xpp3Dom(property.key());
        leaf.setValue(value);
        properties.addChild(leaf);
    }
}

package io.github.membudget.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Identifies an archive: the JVM, and the jars in their order. Any change makes another key. */
public record ArchiveKey(String value) {
    /** Of what is kept under a key. */
    private static final String FORMAT = "2";

    private static final int LENGTH = 40;

    /**
     * @param launcher that starts the forks, with its version: its own jars come before all others
     * @param lasting the class path's jars that stay as they are from build to build
     * @throws IOException if one of these cannot be read
     */
    public static ArchiveKey of(ArchivingJvm jvm, String launcher, List<Path> lasting) throws IOException {
        MessageDigest digest = sha256();
        add(digest, FORMAT);
        add(digest, launcher);
        for (String part : jvm.identity()) {
            add(digest, part);
        }
        for (Path jar : lasting) {
            add(digest, FileStamp.of(jar).toString());
        }
        return new ArchiveKey(HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH));
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}

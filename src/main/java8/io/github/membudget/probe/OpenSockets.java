package io.github.membudget.probe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the kernel's tables know of sockets: addresses, ports and states. Only read; nothing is resolved over the network. */
final class OpenSockets {
    private static final String TABLES = ThisProcess.proc("self/net/");

    /** For so long the tables are not read again. */
    private static final long SAME_NANOS = 500_000_000;

    private static final String[] STATES = {
        "",
        "ESTABLISHED",
        "SYN_SENT",
        "SYN_RECV",
        "FIN_WAIT1",
        "FIN_WAIT2",
        "TIME_WAIT",
        "CLOSED",
        "CLOSE_WAIT",
        "LAST_ACK",
        "LISTEN",
        "CLOSING"
    };
    private static final int ADDRESS = 1;
    private static final int PEER = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int UNIX_INODE = 6;
    private static final int HEX = 16;
    private static final int QUAD = 4;
    /** So many bytes precede an IPv4 address inside an IPv6 one. */
    private static final int MAPPED = 12;

    private static Map<String, String> known = new HashMap<String, String>();
    private static long readNanos;

    private OpenSockets() {}

    /** {@code socket:[4711]}, with {@code TCP 127.0.0.1:40312 to 127.0.0.1:8080 (CLOSE_WAIT)} before it where a table has it. */
    static synchronized String describe(String target) {
        if (readNanos == 0 || System.nanoTime() - readNanos > SAME_NANOS) {
            known = read();
            readNanos = System.nanoTime();
        }
        String inode = target.replaceAll("\\D", "");
        String words = known.get(inode);
        return words == null ? target : words + ", " + target;
    }

    /** Whether the JVM listens there for jcmd and its like, as it does from their first call on. No test has opened it. */
    static boolean isAttachListener(String described) {
        return described.startsWith("Unix socket ") && described.contains("/.java_pid");
    }

    private static Map<String, String> read() {
        Map<String, String> all = new HashMap<String, String>();
        for (String protocol : new String[] {"tcp", "udp"}) {
            internet(all, protocol, protocol.toUpperCase(Locale.ROOT));
            internet(all, protocol + "6", protocol.toUpperCase(Locale.ROOT));
        }
        for (String line : lines("unix")) {
            String[] fields = line.trim().split("\\s+", -1);
            if (fields.length > UNIX_INODE) {
                all.put(
                        fields[UNIX_INODE],
                        "Unix socket" + (fields.length > UNIX_INODE + 1 ? " " + fields[UNIX_INODE + 1] : ""));
            }
        }
        return all;
    }

    private static void internet(Map<String, String> all, String table, String protocol) {
        for (String line : lines(table)) {
            String[] fields = line.trim().split("\\s+", -1);
            if (fields.length <= INODE) {
                continue;
            }
            try {
                String state = STATES[Math.min(STATES.length - 1, Integer.parseInt(fields[STATE], HEX))];
                boolean listens = state.equals("LISTEN");
                all.put(
                        fields[INODE],
                        protocol
                                + (listens ? " listening at " : " ")
                                + address(fields[ADDRESS])
                                + (listens || fields[PEER].endsWith(":0000") ? "" : " to " + address(fields[PEER]))
                                + (listens || protocol.equals("UDP") ? "" : " (" + state + ")"));
            } catch (RuntimeException otherwise) {
                // A form that is not known here: described by its number alone.
            }
        }
    }

    /** {@code 0100007F:1F90}: words of four bytes, the lowest first, and the port. */
    private static String address(String hex) {
        int colon = hex.indexOf(':');
        int[] bytes = new int[colon / 2];
        for (int i = 0; i < bytes.length; i++) {
            int from = 2 * (i / 4 * 4 + 3 - i % 4);
            bytes[i] = Integer.parseInt(hex.substring(from, from + 2), HEX);
        }
        return host(bytes) + ":" + Integer.parseInt(hex.substring(colon + 1), HEX);
    }

    /** As InetAddress writes it. That class reads its settings once and for all when it is first used, so it is not used here. */
    private static String host(int[] bytes) {
        int start = isMapped(bytes) ? MAPPED : 0;
        boolean any = true;
        StringBuilder host = new StringBuilder();
        boolean quad = bytes.length - start == QUAD;
        for (int i = start; i < bytes.length; i += quad ? 1 : 2) {
            int part = quad ? bytes[i] : bytes[i] * 256 + bytes[i + 1];
            any &= part == 0;
            host.append(host.length() == 0 ? "" : quad ? "." : ":")
                    .append(quad ? Integer.toString(part) : Integer.toHexString(part));
        }
        return any ? "*" : quad ? host.toString() : "[" + host + "]";
    }

    /** {@code ::ffff:127.0.0.1} */
    private static boolean isMapped(int[] bytes) {
        for (int i = 0; i < MAPPED; i++) {
            if (bytes.length == QUAD || bytes[i] != (i < MAPPED - 2 ? 0 : 0xff)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> lines(String table) {
        List<String> lines = Arrays.asList(OpenResources.text(TABLES + table).split("\n", -1));
        return lines.subList(1, lines.size());
    }
}

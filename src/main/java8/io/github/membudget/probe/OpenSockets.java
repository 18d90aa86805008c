package io.github.membudget.probe;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the kernel's tables know of sockets: addresses, ports and states. Only read; nothing is resolved over the network. */
final class OpenSockets {
    private static final String TABLES = ThisProcess.proc("self/net/");

    /** So long a look into the tables is good for all that were open then. */
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

    private static Map<String, String> read() {
        Map<String, String> all = new HashMap<String, String>();
        for (String protocol : new String[] {"tcp", "udp"}) {
            internet(all, protocol, protocol.toUpperCase(Locale.ROOT));
            internet(all, protocol + "6", protocol.toUpperCase(Locale.ROOT));
        }
        for (String line : lines("unix")) {
            String[] fields = line.trim().split("\\s+");
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
            String[] fields = line.trim().split("\\s+");
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
                // Another form than we know: told by its number alone.
                continue;
            } catch (UnknownHostException otherwise) {
                continue;
            }
        }
    }

    /** {@code 0100007F:1F90}: words of four bytes, the lowest first, and the port. */
    private static String address(String hex) throws UnknownHostException {
        int colon = hex.indexOf(':');
        byte[] bytes = new byte[colon / 2];
        for (int i = 0; i < bytes.length; i++) {
            int from = 2 * (i / 4 * 4 + 3 - i % 4);
            bytes[i] = (byte) Integer.parseInt(hex.substring(from, from + 2), HEX);
        }
        InetAddress address = InetAddress.getByAddress(bytes);
        String host = address.isAnyLocalAddress() ? "*" : address.getHostAddress();
        return (address instanceof Inet6Address && !address.isAnyLocalAddress() ? "[" + host + "]" : host) + ":"
                + Integer.parseInt(hex.substring(colon + 1), HEX);
    }

    private static List<String> lines(String table) {
        try {
            List<String> lines = Files.readAllLines(Paths.get(TABLES + table), StandardCharsets.ISO_8859_1);
            return lines.subList(Math.min(1, lines.size()), lines.size());
        } catch (IOException notThere) {
            return Collections.<String>emptyList();
        }
    }
}

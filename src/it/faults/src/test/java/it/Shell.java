package it;

import java.lang.management.ManagementFactory;

final class Shell {
    private Shell() {}

    static String pid() {
        return ManagementFactory.getRuntimeMXBean().getName().split("@")[0];
    }

    static Process start(String command) throws Exception {
        return new ProcessBuilder("/bin/sh", "-c", command).redirectErrorStream(true).start();
    }

    /** What it said. */
    static String run(String command) throws Exception {
        Process process = start(command);
        StringBuilder said = new StringBuilder();
        for (int next = process.getInputStream().read(); next >= 0; next = process.getInputStream().read()) {
            said.append((char) next);
        }
        process.waitFor();
        return said.toString().trim();
    }
}

// Slow: runs in -Pfull alone. Only Linux tells that a JVM is stopped.
full.toBoolean() && new File("/proc/self/status").exists() && source != "portable"

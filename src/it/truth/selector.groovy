// Only Linux tells a test's own RSS and the mark of its peak.
new File("/proc/self/status").exists() && source != "portable"

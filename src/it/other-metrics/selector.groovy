// Only Linux tells proportional shares.
new File("/proc/self/status").exists() && source != "portable"

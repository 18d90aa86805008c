// Only on Linux does a shell stay behind that ends what a killed Maven leaves.
new File("/proc/self/status").exists() && source != "portable"

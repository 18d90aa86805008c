// Only Linux' kernel holds ceilings.
new File("/proc/self/status").exists() && source != "portable"

// Only Linux tells what is resident by kind.
new File("/proc/self/status").exists() && source != "portable"

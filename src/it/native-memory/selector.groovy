// Only Linux tells what is resident by kind.
new File("/proc/self/smaps").exists() && source != "portable"

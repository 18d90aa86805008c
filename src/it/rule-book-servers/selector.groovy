// Slow: runs in -Pfull alone.
full.toBoolean()

package it;

/** Must be closed: no collector frees its memory. */
final class Raster implements AutoCloseable {
    private final long address;

    Raster(int bytes) {
        address = Native.allocate(bytes);
    }

    @Override
    public void close() {
        Native.free(address);
    }
}

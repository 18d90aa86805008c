package io.github.membudget.investigate.dump;

import java.util.Arrays;

/**
 * Finds an object's node from its address in the dump. Objects are numbered in ascending order of their addresses. An index of short
 * stretches of addresses makes the search take a few steps instead of a binary search through all objects.
 */
final class Addresses {
    private final long[] ids;
    private final long lowest;
    private final int shift;
    /** For each stretch of addresses the place of the first object in it or beyond; one more at the end. */
    private final int[] starts;

    /** @param ids ascending, each once */
    Addresses(long[] ids) {
        this.ids = ids;
        lowest = ids.length == 0 ? 0 : ids[0];
        long range = ids.length == 0 ? 0 : ids[ids.length - 1] - lowest;
        int bits = 0;
        // About one stretch for each object; where addresses lie far apart, more objects share one.
        while (range >>> bits > ids.length) {
            bits++;
        }
        shift = bits;
        starts = new int[(int) (range >>> shift) + 2];
        int stretch = 0;
        for (int i = 0; i < ids.length; i++) {
            int own = (int) ((ids[i] - lowest) >>> shift);
            while (stretch <= own) {
                starts[stretch++] = i;
            }
        }
        Arrays.fill(starts, stretch, starts.length, ids.length);
    }

    int count() {
        return ids.length;
    }

    long id(int place) {
        return ids[place];
    }

    /** The node of the object at this address; negative where there is none. */
    int place(long id) {
        long stretch = (id - lowest) >>> shift;
        if (id < lowest || stretch >= starts.length - 1) {
            return -1;
        }
        return Arrays.binarySearch(ids, starts[(int) stretch], starts[(int) stretch + 1], id);
    }
}

package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void findsEachAddressAndNoOther() {
        // Two clusters far apart, as with an archived part of the heap, and one address high above.
        long[] ids = LongStream.concat(
                        LongStream.concat(
                                new Random(7).longs(20_000, 0, 1 << 20).map(id -> 0x6_0000_0000L + 8 * id),
                                new Random(8).longs(500, 0, 1 << 16).map(id -> 0x7_ffe0_0000L + 8 * id)),
                        LongStream.of(0x7f3c_0000_1000L))
                .sorted()
                .distinct()
                .toArray();
        Addresses addresses = new Addresses(ids);

        assertThat(addresses.count()).isEqualTo(ids.length);
        for (int i = 0; i < ids.length; i++) {
            assertThat(addresses.place(ids[i])).isEqualTo(i);
            assertThat(addresses.id(i)).isEqualTo(ids[i]);
            assertThat(addresses.place(ids[i] + 1)).isNegative();
            assertThat(addresses.place(ids[i] + 8) >= 0).isEqualTo(Arrays.binarySearch(ids, ids[i] + 8) >= 0);
        }
        assertThat(addresses.place(0)).isNegative();
        assertThat(addresses.place(ids[0] - 8)).isNegative();
        assertThat(addresses.place(Long.MAX_VALUE)).isNegative();
    }

    @Test
    void knowsNoneOfNoneAndOneOfOne() {
        assertThat(new Addresses(new long[0]).place(8)).isNegative();
        assertThat(new Addresses(new long[] {8}).place(8)).isZero();
        assertThat(new Addresses(new long[] {8}).place(16)).isNegative();
    }
}

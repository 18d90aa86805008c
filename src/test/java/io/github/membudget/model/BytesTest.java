package io.github.membudget.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void isToldInMebibytesWhateverItsSize() {
        assertThat(new Bytes(1638L << 20).inMebibytes()).isEqualTo("1638 MiB");
        assertThat(new Bytes(3 << 19).inMebibytes()).isEqualTo("1.5 MiB");
        assertThat(new Bytes(52_429).inMebibytes()).isEqualTo("0.1 MiB");
        assertThat(Bytes.ZERO.inMebibytes()).isEqualTo("0 MiB");
    }

    @Test
    void whatWouldBeRoundedToNothingIsToldInSmallerUnits() {
        assertThat(new Bytes(52_428).inMebibytes()).isEqualTo("51.2 KiB");
        assertThat(new Bytes(1).inMebibytes()).isEqualTo("1 B");
    }
}

package truth;

import static truth.Truth.mib;

import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;

@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class DJUnit4Test {
    @Test
    public void aKeeps64() throws Exception {
        Truth.keepNative(64);
        Truth.is(DJUnit4Test.class, "aKeeps64", "growth", mib(64));
    }

    @Test
    public void bClean() throws Exception {
        Truth.is(DJUnit4Test.class, "bClean", "growth", 0);
    }

    @Test
    public void cSpikes64() throws Exception {
        Truth.spike(64, 20);
        Truth.is(DJUnit4Test.class, "cSpikes64", "peak", mib(64));
    }
}

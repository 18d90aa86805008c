package it;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Each row stays with its runner, until the class has ended. */
@RunWith(Parameterized.class)
public class RowsTest {
    public RowsTest(byte[] row) {}

    @Parameters
    public static List<Object[]> rows() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add(new Object[] {new byte[1 << 20]});
        }
        return rows;
    }

    @Test
    public void holds() {}
}

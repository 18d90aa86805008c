package kept;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class RowsTest {
    @DataProvider
    public Object[][] rows() {
        Object[][] rows = new Object[4][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new Object[] {new byte[1 << 20]};
        }
        return rows;
    }

    @Test(dataProvider = "rows")
    public void readsOne(byte[] row) {
        row[1] = 1;
    }
}

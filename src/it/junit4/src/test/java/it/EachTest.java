package it;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class EachTest {
    public EachTest(int number) {}

    @Parameters
    public static List<Integer> numbers() {
        return Arrays.asList(1, 2, 3);
    }

    @Test
    public void holds() {}
}

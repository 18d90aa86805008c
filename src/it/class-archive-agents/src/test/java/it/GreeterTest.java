package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;

class GreeterTest {
    @Test
    void greets() {
        assertEquals("hello you", new Greeter().greet("you"));
    }

    @Test
    void aFinalClassIsMocked() {
        Greeter greeter = mock(Greeter.class);
        when(greeter.greet("you")).thenReturn("mocked");
        assertEquals("mocked", greeter.greet("you"));
    }

    @Test
    void aStaticMethodIsMocked() {
        try (MockedStatic<Greeter> mocked = mockStatic(Greeter.class)) {
            mocked.when(Greeter::version).thenReturn("2");
            assertEquals("2", Greeter.version());
        }
        assertEquals("1", Greeter.version());
    }

    /** What the JVM makes for it while it runs must not come from an archive once an agent wants to see classes. */
    @Test
    void aMethodHandleOfANewFormIsBoundAfterAMock() throws Throwable {
        mock(Greeter.class);
        MethodType type =
                MethodType.methodType(double.class, int.class, long.class, float.class, double.class, String.class);
        MethodHandle sum = MethodHandles.lookup().findStatic(GreeterTest.class, "sum", type);
        MethodHandle bound = MethodHandles.insertArguments(sum, 0, 1, 2L, 3f, 4d, "12345");
        assertEquals(15.0, (double) bound.invokeExact());
    }

    static double sum(int first, long second, float third, double fourth, String fifth) {
        return first + second + third + fourth + fifth.length();
    }
}

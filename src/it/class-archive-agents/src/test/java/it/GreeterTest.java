package it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

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
}

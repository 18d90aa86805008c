package it.planted;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import javax.swing.JFrame;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.RepeatedTest;

class SwingWindowTest {
    @RepeatedTest(4)
    void use() throws Exception {
        assumeFalse(GraphicsEnvironment.isHeadless());
        SwingUtilities.invokeAndWait(() -> {
            JFrame frame = new JFrame();
            frame.add(new JTextArea("text".repeat(50_000)));
            frame.pack();
        });
    }
}

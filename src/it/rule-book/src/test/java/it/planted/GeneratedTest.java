package it.planted;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.Test;

class GeneratedTest {
    static final List<Object> KEPT = new ArrayList<>();

    @Test
    void use() throws Exception {
        for (int i = 0; i < 25; i++) {
            KEPT.add(new ByteBuddy().subclass(Object.class).make().load(getClass().getClassLoader(), ClassLoadingStrategy.Default.WRAPPER).getLoaded());
        }
    }
}

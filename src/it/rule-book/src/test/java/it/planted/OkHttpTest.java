package it.planted;

import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.RepeatedTest;

class OkHttpTest {
    static final List<Object> KEPT = new ArrayList<>();

    @RepeatedTest(5)
    void use() throws Exception {
        KEPT.add(new OkHttpClient());
    }
}

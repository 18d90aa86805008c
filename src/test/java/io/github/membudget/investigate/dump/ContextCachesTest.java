package io.github.membudget.investigate.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.investigate.dump.HeapSketch.Item;
import io.github.membudget.model.heap.ContextCache;
import io.github.membudget.model.heap.ContextCache.Difference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbeans.lib.profiler.heap.HeapFactory;

class ContextCachesTest {
    private static final String CUSTOMIZER = "com.acme.MockCustomizer";

    @TempDir
    Path directory;

    private final HeapSketch sketch = new HeapSketch();

    private Item configuration(List<String> properties, String... profiles) {
        return sketch.object("org.springframework.test.context.web.WebMergedContextConfiguration")
                .with("propertySourceProperties", texts(properties))
                .with("activeProfiles", texts(Arrays.asList(profiles)));
    }

    private Item texts(List<String> texts) {
        return sketch.array(texts.stream().map(sketch::string).toArray(Item[]::new));
    }

    private Item customizer(String bean) {
        Item handler = sketch.object("com.acme.Handler").with("bean", sketch.string(bean));
        return sketch.object(CUSTOMIZER).with("handlers", sketch.array(handler));
    }

    private ContextCache read(Item... configurations) throws IOException {
        Item misses = sketch.object("java.util.concurrent.atomic.AtomicInteger").with("value", 9);
        Item cache = sketch.object("org.springframework.test.context.cache.DefaultContextCache")
                .with("maxSize", 32)
                .with("missCount", misses)
                .with("contextMap", sketch.array(configurations));
        sketch.staticField("com.acme.Holder", "CACHE", cache);
        List<ContextCache> caches = new ContextCaches(HeapFactory.createHeap(new UncachedDump(
                        sketch.write(directory.resolve("sketch.hprof")).toString())))
                .of(7);
        assertThat(caches).hasSize(1);
        return caches.get(0);
    }

    @Test
    void readsItsSize() throws IOException {
        ContextCache cache = read(configuration(List.of(), "test"), configuration(List.of(), "test", "dev"));

        assertThat(cache.contexts()).isEqualTo(2);
        assertThat(cache.most()).contains(32);
        assertThat(cache.started()).isEqualTo(Optional.of(9));
        assertThat(cache.differences()).containsExactly(new Difference("activeProfiles", 2, List.of("dev")));
    }

    @Test
    void namesPropertiesWithoutTheirValues() throws IOException {
        ContextCache cache = read(
                configuration(List.of("same=1", "token=first secret")),
                configuration(List.of("same=1", "token=second")),
                configuration(List.of("same=1", "token=third")));

        assertThat(cache.differences())
                .containsExactly(new Difference("propertySourceProperties", 3, List.of("token")));
    }

    @Test
    void namesCustomizersByWhatTheySay() throws IOException {
        ContextCache cache = read(
                configuration(List.of()).with("contextCustomizers", sketch.array(customizer("com.acme.Mailer"))),
                configuration(List.of()).with("contextCustomizers", sketch.array(customizer("com.acme.Clock"))),
                configuration(List.of()).with("contextCustomizers", sketch.array()));

        assertThat(cache.differences())
                .containsExactly(new Difference(CUSTOMIZER, 3, List.of("com.acme.Clock", "com.acme.Mailer")));
    }
}

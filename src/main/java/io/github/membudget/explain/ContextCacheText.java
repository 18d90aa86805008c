package io.github.membudget.explain;

import io.github.membudget.model.Exhibit;
import io.github.membudget.model.Exhibit.Sentence;
import io.github.membudget.model.Exhibit.Table;
import io.github.membudget.model.heap.ContextCache;
import io.github.membudget.model.heap.ContextCache.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says how many contexts Spring's test framework keeps, and what to make equal so that tests share them. */
final class ContextCacheText {
    private static final int MOST_NAMES = 4;

    /** What users write to change a part of a configuration, by the simple name of the part. */
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("classes", "configuration classes: @ContextConfiguration, @SpringBootTest(classes)"),
            Map.entry("locations", "configuration files: @ContextConfiguration(locations)"),
            Map.entry("activeProfiles", "profiles: @ActiveProfiles"),
            Map.entry("propertySourceProperties", "properties: @TestPropertySource, @SpringBootTest(properties)"),
            Map.entry("propertySourceLocations", "property files: @TestPropertySource(locations)"),
            Map.entry("contextInitializerClasses", "initializers: @ContextConfiguration(initializers)"),
            Map.entry("resourceBasePath", "web resources: @WebAppConfiguration"),
            Map.entry("contextLoader", "context loader: @ContextConfiguration(loader), @SpringBootTest"),
            Map.entry("MockitoContextCustomizer", "mocked beans: @MockBean, @SpyBean"),
            Map.entry("BeanOverrideContextCustomizer", "replaced beans: @MockitoBean, @MockitoSpyBean, @TestBean"),
            Map.entry("DynamicPropertiesContextCustomizer", "properties: @DynamicPropertySource"),
            Map.entry("ImportsContextCustomizer", "imports: @Import, @TestConfiguration"),
            Map.entry("TypeExcludeFiltersContextCustomizer", "slices: @WebMvcTest, @DataJpaTest and the like"),
            Map.entry("PropertyMappingContextCustomizer", "properties: @AutoConfigureMockMvc and the like"),
            Map.entry("SpringBootTestAnnotation", "attributes of @SpringBootTest: args, webEnvironment"));

    private ContextCacheText() {}

    static List<Exhibit> of(ContextCache cache) {
        List<Exhibit> shown = new ArrayList<>();
        shown.add(new Sentence(size(cache)));
        if (!cache.differences().isEmpty()) {
            shown.add(
                    new Sentence(
                            "These parts of their configurations differ. Tests share a context only where all parts are equal."));
            shown.add(new Table(
                    List.of("what differs", "variants", "for example"),
                    cache.differences().stream().map(ContextCacheText::row).toList(),
                    0));
        }
        return shown;
    }

    private static String size(ContextCache cache) {
        boolean isFull = cache.most().filter(most -> cache.contexts() >= most).isPresent();
        return "Spring's cache holds " + cache.contexts() + (cache.contexts() == 1 ? " context" : " contexts")
                + cache.most()
                        .map(most -> ", of " + most + " at most (spring.test.context.cache.maxSize)")
                        .orElse("")
                + "."
                + cache.started()
                        .filter(started -> started > cache.contexts())
                        .map(started -> " The tests started " + started + " contexts in all"
                                + (isFull
                                        ? ": the cache is full, so that Spring closes some and starts them again."
                                        : ": the others were closed, as @DirtiesContext does."))
                        .orElse("");
    }

    private static List<String> row(Difference difference) {
        String part = difference.part().substring(difference.part().lastIndexOf('.') + 1);
        part = part.substring(part.lastIndexOf('$') + 1);
        List<String> names = difference.names();
        String more = names.size() > MOST_NAMES ? ", …" : "";
        return List.of(
                WRITTEN.getOrDefault(part, part),
                String.valueOf(difference.variants()),
                String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))) + more);
    }
}

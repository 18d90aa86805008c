package io.github.membudget.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads manifests as Kubernetes does with strict validation: a field that it does not know fails, and so does one that stands there twice. */
public final class StrictYaml {
    private static final Map<String, Class<? extends HasMetadata>> KINDS =
            Map.of("Job", Job.class, "PersistentVolumeClaim", PersistentVolumeClaim.class);

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                /** Where fabric8's types keep what they do not know. */
                @Override
                public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
                    return false;
                }
            })
            .build();

    private StrictYaml() {}

    public static List<HasMetadata> read(String text) {
        List<HasMetadata> all = new ArrayList<>();
        for (JsonNode document : documents(text)) {
            all.add(YAML.treeToValue(document, KINDS.get(document.path("kind").asString())));
        }
        return all;
    }

    /** Of any kind. */
    public static List<JsonNode> documents(String text) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll();
        }
    }
}

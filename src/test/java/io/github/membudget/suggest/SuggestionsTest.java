package io.github.membudget.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.JvmSetting;
import io.github.membudget.model.MeasuredModule;
import io.github.membudget.model.MeasuredModule.LiveHeap;
import io.github.membudget.model.Suggestion;
import io.github.membudget.model.TestCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static MeasuredModule part(String name, long live, long outside, String outcome) {
        return new MeasuredModule(
                "it:shop",
                "default-test",
                name,
                outcome,
                new TestCounts(3, 0, 0, 0),
                1000,
                Optional.empty(),
                Optional.of(Bytes.ofMebibytes(512)),
                Optional.of(Bytes.ofMebibytes(600)),
                Optional.of(new LiveHeap(Bytes.ofMebibytes(live), Bytes.ZERO)),
                Optional.of(Bytes.ofMebibytes(outside)),
                1,
                Optional.of(4L),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                name.startsWith("shop-") ? Optional.of("shop") : Optional.empty());
    }

    private static MeasuredModule part(String name, long live, long outside) {
        return part(name, live, outside, "completed");
    }

    @Test
    void allPartsOfADividedModuleGetOneSuggestion() {
        MeasuredModule heapy = part("shop-1", 300, 30);
        MeasuredModule beside = part("shop-2", 40, 300);
        List<Suggestion> alone = List.of(
                MemoryNeed.of(heapy).orElseThrow(), MemoryNeed.of(beside).orElseThrow());
        List<Suggestion> suggestions = Suggestions.read(List.of(heapy, part("search", 20, 30), beside));
        assertThat(suggestions).extracting(one -> one.module().name()).containsExactly("shop", "search");
        Suggestion shop = suggestions.get(0);
        assertThat(shop.heap()).isEqualTo(alone.get(0).heap());
        assertThat(shop.basis()).startsWith("for each of its 2 parts; shop-");
        assertThat(shop.ceiling().minus(shop.heap().orElseThrow()))
                .as("the part with the smaller heap may fill the larger one")
                .isEqualTo(alone.get(1).ceiling().minus(alone.get(1).heap().orElseThrow()));
    }

    @Test
    void nothingIsSuggestedWhereAPartDidNotFinish() {
        assertThat(Suggestions.read(List.of(part("shop-1", 300, 30), part("shop-2", 40, 300, "crashed"))))
                .isEmpty();
    }

    @Test
    void whatOnePartAloneWantsIsNotWritten() {
        JvmSetting lean = new JvmSetting(Optional.of(Bytes.ofMebibytes(96)), JvmChoice.of("lean"));
        assertThat(Suggestions.verified(List.of(found("shop-1", lean), found("shop-2", lean))))
                .hasSize(1)
                .allMatch(one -> one.module().name().equals("shop") && one.jvm().isPresent());
        assertThat(Suggestions.verified(List.of(found("shop-1", lean), found("shop-2", JvmSetting.AS_IT_IS))))
                .isEmpty();
        assertThat(Suggestions.verified(
                        List.of(found("shop-1", JvmSetting.AS_IT_IS), found("shop-2", JvmSetting.AS_IT_IS))))
                .isEmpty();
    }

    private static Found found(String name, JvmSetting best) {
        MeasuredModule run = part(name, 40, 30);
        Tried asItIs = Tried.first(JvmSetting.AS_IT_IS, run, Optional.empty());
        Tried recommended = best.equals(JvmSetting.AS_IT_IS) ? asItIs : Tried.first(best, run, Optional.empty());
        return new Found(
                new Choice(asItIs, recommended, recommended, recommended, Choice.Clock.WALL),
                List.of(asItIs, recommended),
                2);
    }
}

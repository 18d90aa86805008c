package io.github.membudget.investigate.diagnose;

import static io.github.membudget.investigate.diagnose.Thresholds.ALIKE;
import static io.github.membudget.investigate.diagnose.Thresholds.FILLED_AT_ONCE_PERCENT;
import static io.github.membudget.investigate.diagnose.Thresholds.GOOD_PART;
import static io.github.membudget.investigate.diagnose.Thresholds.LEAST_STEP_PART;

import io.github.membudget.model.TypeGrowth;
import io.github.membudget.model.TypeGrowth.Rise;
import io.github.membudget.model.heap.Holder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Picks, among the rises of a common type, those that belong to one holder. Such types rise with every class, so the choice goes by size and count.
 *
 * @param type its growth, as far as other holders did not bring it
 */
record HolderRises(TypeGrowth type, Holder holder) {

    /** Empty where all rises together are less than half of what is held. */
    List<Rise> mostLikely() {
        List<Rise> known = ofDeclaringTests();
        known = known.isEmpty() ? bySize() : known;
        return known.isEmpty() ? byPart() : known;
    }

    GrowthCertainty certainty() {
        if (bySize().isEmpty()) {
            return GrowthCertainty.UNKNOWN;
        }
        return type.rises().stream().anyMatch(this::isOfItsClass) || holder.isOneArray()
                ? GrowthCertainty.BY_ONE_SIZE
                : GrowthCertainty.BY_SIZES;
    }

    private long retained() {
        return holder.retained().value();
    }

    /** What fields of many classes keep alike came with those classes, where they are tests. */
    private List<Rise> ofDeclaringTests() {
        if (!holder.isOfSeveralClasses()) {
            return List.of();
        }
        List<String> declaring = holder.declaring().toList();
        return type.rises().stream()
                .filter(rise -> declaring.stream().anyMatch(rise.place()::has))
                .toList();
    }

    /** The rises that alone can have brought it: by its own class, by the number of its elements, or by its size. */
    private List<Rise> bySize() {
        Optional<Rise> own = type.rises().stream()
                .filter(rise -> isOfItsClass(rise) && rise.bytes() >= retained() - retained() / GOOD_PART)
                .findFirst();
        long elements = holder.path().elements();
        Optional<Rise> one =
                own.or(() -> type.filledAt(elements)).or(() -> holder.isOneArray() ? ofOneObject() : Optional.empty());
        return one.map(List::of).orElseGet(() -> holder.isOneArray() ? List.of() : equalSteps(elements));
    }

    private boolean isOfItsClass(Rise rise) {
        return holder.owners().contains(rise.place().toString());
    }

    /** The only rise that can have brought one object of this size. */
    private Optional<Rise> ofOneObject() {
        return type.rises().stream()
                .filter(rise -> rise.bytes() >= retained() - retained() / ALIKE)
                .min(Comparator.comparingLong(Rise::bytes))
                .filter(rise -> areAlike(rise.bytes(), retained()));
    }

    /** Steps of one size that add up to all that is held, and are enough objects. */
    private List<Rise> equalSteps(long elements) {
        for (Rise step : type.rises()) {
            List<Rise> steps = type.rises().stream()
                    .filter(rise ->
                            rise.bytes() >= retained() / LEAST_STEP_PART && areAlike(rise.bytes(), step.bytes()))
                    .toList();
            if (areAlike(sum(steps), retained())
                    && steps.stream().mapToLong(Rise::instances).sum() >= elements) {
                return steps;
            }
        }
        return List.of();
    }

    /** Where all rises are more than what is held, those that brought a good part of it, or the one that brought most. */
    private List<Rise> byPart() {
        List<Rise> notable = type.notable();
        long sum = sum(notable);
        if (areAlike(sum, retained())) {
            return notable;
        }
        List<Rise> good = notable.stream()
                .filter(rise -> rise.bytes() >= retained() / GOOD_PART)
                .toList();
        if (!good.isEmpty()) {
            return good;
        }
        List<Rise> first = notable.stream().limit(1).toList();
        if (first.stream().anyMatch(rise -> rise.bytes() * 100 >= sum * FILLED_AT_ONCE_PERCENT)) {
            // Filled at once: what little came later is others'.
            return first;
        }
        return sum >= retained() / 2 ? notable : List.of();
    }

    private static long sum(List<Rise> rises) {
        return rises.stream().mapToLong(Rise::bytes).sum();
    }

    private static boolean areAlike(long one, long other) {
        return Math.abs(one - other) <= other / ALIKE;
    }
}

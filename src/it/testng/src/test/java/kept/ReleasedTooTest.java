package kept;

/** Another that does as advised: one of the two is not the last. */
public class ReleasedTooTest extends ReleasedTest {}

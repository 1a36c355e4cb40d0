package dev.comanda.delivery.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a connector declares of its ERP.
 *
 * @param findLimit after which a find is given up
 * @param createLimit after which a create is given up; less than a lease
 * @param settlesAfter how long after a create was given up its effect may still be seen at the
 *     latest; null where nobody can say
 * @param atOnce calls that may be under way side by side, at least 1
 * @param takesBack whether a booked line can be taken back
 */
public record Traits(
    Duration findLimit,
    Duration createLimit,
    @Nullable Duration settlesAfter,
    int atOnce,
    boolean takesBack) {}

package dev.comanda.delivery.queue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.delivery.course.Reason;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as those see it who work with it.
 *
 * @param aim {@code book} or {@code take_back}
 * @param state in small letters
 * @param reason why it stands so; null where there is nothing to say
 * @param attempts that failed since a person last gave them back
 * @param dueAt not tried before that; null where nothing tries it by itself
 * @param voidWanted whether its order's line is no longer wanted
 */
public record Shown(
    @JsonUnwrapped Delivery delivery,
    String aim,
    String state,
    @Nullable Reason reason,
    int attempts,
    @Nullable Instant dueAt,
    boolean voidWanted) {
  /** A delivery as it is shown. */
  public static Shown of(Delivery delivery) {
    var standing = delivery.standing();
    return new Shown(
        delivery,
        delivery.aim().name().toLowerCase(Locale.ROOT),
        standing.state().name().toLowerCase(Locale.ROOT),
        standing.aside() == null ? standing.reason() : standing.aside().why(),
        standing.attempts(),
        standing.dueAt(),
        standing.voidWanted());
  }
}

package dev.comanda.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is about, for who writes down what was done; only what the route's path does not
 * say already.
 *
 * @param location where it was done; null where the path says it, and where it is nowhere
 * @param thing what it was done to; null where the path says it, and where nothing has an id
 * @param part what of the thing, or what became of it; null where it is the thing itself
 * @param by who did it, where that is known only now; null where it is the caller
 */
public record About(
    @Nullable UUID location, @Nullable UUID thing, @Nullable Part part, Caller.@Nullable Staff by) {
  /** What the path says, and no more. */
  public static final About PATH = new About(null, null, null, null);

  /** What of a thing. */
  public sealed interface Part {}

  /** A payment of the bill of the thing. */
  public record Payment(UUID id) implements Part {}

  /** Whether the thing can be had from now on. */
  public record Availability(boolean available) implements Part {}

  /** A thing, at the location of the path or at none. */
  public static About of(UUID thing) {
    return of(thing, null);
  }

  /** A thing at a location. */
  public static About of(UUID thing, @Nullable UUID location) {
    return new About(location, thing, null, null);
  }

  /** The path's thing, at a location. */
  public static About at(@Nullable UUID location) {
    return new About(location, null, null, null);
  }

  /** Somebody, of whom is known only now that it was them who called. */
  public static About by(Caller.Staff staff) {
    return new About(staff.defaultLocation(), staff.staffId(), null, staff);
  }

  /** The same, and what of the thing. */
  public About with(Part what) {
    return new About(location, thing, what, by);
  }
}

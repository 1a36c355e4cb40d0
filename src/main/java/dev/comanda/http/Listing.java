package dev.comanda.http;

import dev.comanda.json.Uuids;
import dev.comanda.problem.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of things in the order of their ids.
 *
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last one
 */
public record Listing<T>(List<T> data, @Nullable String nextCursor, boolean hasMore) {
  /** Things on one page. */
  public static final int LIMIT_MAX = 100;

  /** Things on a page unless the client asks for another number. */
  public static final int LIMIT_DEFAULT = 50;

  private static final UUID NOTHING = new UUID(0, 0);

  /**
   * How many things a request asks for.
   *
   * @throws Refused {@code invalid} naming {@code limit} when it is not from 1 to {@link
   *     #LIMIT_MAX}
   */
  public static int limit(Request request) {
    return (int) request.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
  }

  /**
   * The id of the last thing of the page before, or {@code first} when this is the first page.
   *
   * @throws Refused {@code invalid} naming {@code cursor}
   */
  public static UUID after(Request request, UUID first) {
    return request.query("cursor").map(Listing::id).orElse(first);
  }

  private static UUID id(String cursor) {
    return Uuids.parse(cursor)
        .orElseThrow(
            () ->
                Refused.field(
                    "query:cursor", "cursor", "Send the next_cursor of the page before."));
  }

  /** The id of the last thing of the page before; empty on the first page. */
  public static Optional<UUID> before(Request request) {
    return request.query("cursor").map(cursor -> after(request, NOTHING));
  }

  /** A page after which there is {@code more}, or not. */
  public static <T> Listing<T> of(List<T> shown, boolean more, Function<T, UUID> id) {
    return new Listing<>(shown, more ? id.apply(shown.getLast()).toString() : null, more);
  }

  /**
   * The page of what was found.
   *
   * @param found one more than {@code limit} where there is more
   */
  public static <T> Listing<T> of(List<T> found, int limit, Function<T, UUID> id) {
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    return of(shown, more, id);
  }
}

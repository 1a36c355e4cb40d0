package dev.comanda.staff.key;

import static dev.comanda.http.Access.ADMINISTRATION;
import static dev.comanda.http.Action.KEY_CREATED;
import static dev.comanda.http.Action.KEY_REVOKED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.http.About;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Scope;
import dev.comanda.json.Text;
import dev.comanda.location.Locations;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** API keys over HTTP, for administrators. */
public final class ApiKeyHandlers {
  private static final UUID FIRST = new UUID(0, 0);

  /** Keys without an end are possible; an end that is further away is a slip. */
  private static final Duration EXPIRY_MAX = Duration.ofDays(3_660);

  private final ApiKeys keys;
  private final Locations locations;
  private final Clock clock;

  private record Body(
      @Nullable String name,
      @Nullable List<@Nullable String> locations,
      @Nullable List<@Nullable Scope> scopes,
      @Nullable Instant expiresAt) {}

  /** The one answer that shows the key. */
  private record Shown(@JsonUnwrapped ApiKey about, String key) {}

  /** Handlers over keys. */
  public ApiKeyHandlers(ApiKeys keys, Locations locations, Clock clock) {
    this.keys = keys;
    this.locations = locations;
    this.clock = clock;
  }

  /** What it answers. */
  public Stream<Route> routes() {
    var all = "/api/api-keys";
    return Stream.of(
        Route.get(all, ADMINISTRATION, this::list),
        Route.post(all, ADMINISTRATION, KEY_CREATED, this::create),
        Route.delete(all + "/{id}", ADMINISTRATION, KEY_REVOKED, this::revoke));
  }

  /** GET /api/api-keys. */
  Reply list(Request request) {
    int limit = Listing.limit(request);
    var found = keys.page(Listing.after(request, FIRST), limit + 1);
    return Reply.ok(Listing.of(found, limit, ApiKey::id));
  }

  /** POST /api/api-keys. */
  Reply create(Request request) {
    var body = request.json(Body.class);
    var faults = new Faults();
    var name = faults.check(() -> Text.line("/name", body.name(), ApiKey.NAME_CHARS_MAX));
    var places = faults.check(() -> places(body.locations()));
    var scopes = faults.check(() -> scopes(body.scopes()));
    var expiry = faults.check(() -> expiry(body.expiresAt()));
    faults.refuse();
    var wish = new ApiKeys.Wish(name.get(), places.get(), scopes.get(), expiry.get().orElse(null));
    var made = keys.create(wish, request.staff());
    return Reply.json(201, new Shown(made.key(), made.secret()))
        .about(About.of(made.key().id()))
        .with("Location", "/api/api-keys/" + made.key().id())
        .with("Cache-Control", "no-store");
  }

  /** DELETE /api/api-keys/{id}: revokes it. */
  Reply revoke(Request request) {
    keys.revoke(request.id("id"));
    return Reply.nothing();
  }

  private List<UUID> places(@Nullable List<@Nullable String> sent) {
    var places = new LinkedHashSet<UUID>();
    var texts = filled("/locations", sent, ApiKey.LOCATIONS_MAX);
    for (int i = 0; i < texts.size(); i++) {
      var pointer = "/locations/" + i;
      var text = Faults.required(pointer, texts.get(i));
      places.add(
          locations
              .byIdOrSlug(text)
              .orElseThrow(() -> Refused.field(pointer, "unknown", "There is no such location.")));
    }
    return List.copyOf(places);
  }

  private static Set<Scope> scopes(@Nullable List<@Nullable Scope> sent) {
    var scopes = EnumSet.noneOf(Scope.class);
    var all = filled("/scopes", sent, Scope.values().length);
    for (int i = 0; i < all.size(); i++) {
      scopes.add(Faults.required("/scopes/" + i, all.get(i)));
    }
    return scopes;
  }

  private static <T> List<@Nullable T> filled(
      String pointer, @Nullable List<@Nullable T> sent, int max) {
    var all = Faults.required(pointer, sent);
    if (all.isEmpty()) {
      throw Refused.field(pointer, "required", "A key needs at least one.");
    }
    if (all.size() > max) {
      throw Refused.field(pointer, "too_many", "A key has at most " + max + ".");
    }
    return all;
  }

  private Optional<Instant> expiry(@Nullable Instant sent) {
    var now = clock.instant();
    if (sent != null && !sent.isAfter(now)) {
      throw Refused.field("/expires_at", "past", "This time is over.");
    }
    if (sent != null && sent.isAfter(now.plus(EXPIRY_MAX))) {
      throw Refused.field(
          "/expires_at", "range", "At most " + EXPIRY_MAX.toDays() + " days from now.");
    }
    return Optional.ofNullable(sent);
  }
}

package dev.comanda.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.db.Database;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** The phones that joined sessions, known by their tokens. Thread-safe. */
public final class Guests {
  /** Guests that are remembered: a token never changes its session, so nothing goes stale. */
  private static final int REMEMBERED_MAX = 50_000;

  private final Database database;
  private final Locations locations;
  private final Cache<String, Caller.Guest> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  record Known(UUID locationId, UUID sessionId, UUID guestId, byte[] tokenHash) {}

  /** Guests of a database. */
  public Guests(Database database, Locations locations) {
    this.database = database;
    this.locations = locations;
  }

  /** Forgets who is remembered, since the database is another one. */
  public void forget() {
    remembered.invalidateAll();
  }

  /**
   * The guest who holds this token.
   *
   * @throws Refused {@code token_invalid}
   */
  public Caller.Guest byToken(String token) {
    var guest = remembered.getIfPresent(token);
    if (guest == null) {
      guest = find(token).orElseThrow(Guests::invalid);
      remembered.put(token, guest);
    }
    return guest;
  }

  private Optional<Caller.Guest> find(String token) {
    var hash = Codes.hash(token);
    return Codes.locationOfToken(token)
        .flatMap(locations::byShortId)
        .flatMap(locationId -> database.read(tx -> SessionRows.guest(tx, locationId, hash)))
        .filter(known -> MessageDigest.isEqual(known.tokenHash(), hash))
        .map(known -> new Caller.Guest(known.locationId(), known.sessionId(), known.guestId()));
  }

  private static Refused invalid() {
    return new Refused(Code.TOKEN_INVALID, "This phone is not known here. Scan the code again.");
  }
}

package dev.comanda.staff;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Devices where somebody signed in by password: there, and only there, a PIN of someone who works
 * at one of the same locations is enough. Thread-safe.
 */
public final class Devices {
  /** How long after a sign-in by password a device takes PINs. */
  static final Duration TRUSTED = Duration.ofDays(30);

  /** Devices that one person vouches for; the oldest is forgotten when there is one more. */
  static final int OF_ONE_MAX = 50;

  private static final int TOKEN_BYTES = 32;

  private final Database database;
  private final Clock clock;

  /**
   * A device that is known by its token.
   *
   * @param vouching who last signed in there by password
   * @param people all who signed in there lately
   */
  record Known(UUID id, StaffMember vouching, Set<UUID> people) {}

  /** Devices of a database. */
  public Devices(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The device that has this token; empty when nobody who may sign in vouches for it. */
  Optional<Known> find(String token) {
    var hash = Secrets.hash(token);
    return database.read(
        tx -> {
          var device = DeviceRows.find(tx, hash, clock.instant().minus(TRUSTED));
          if (device.isEmpty()) {
            return Optional.empty();
          }
          var vouching =
              StaffRows.byId(tx, device.get().staffId())
                  .map(Person::member)
                  .filter(StaffMember::active);
          if (vouching.isEmpty()) {
            return Optional.empty();
          }
          var people = DeviceRows.people(tx, device.get().id(), clock.instant().minus(TRUSTED));
          return Optional.of(new Known(device.get().id(), vouching.get(), Set.copyOf(people)));
        });
  }

  /** Somebody has proved on a device who they are: from now on it is one of theirs. */
  void signedIn(Tx tx, Known device, UUID staffId) throws SQLException {
    DeviceRows.signedIn(tx, device.id(), staffId, clock.instant());
  }

  /** Somebody vouches for a device; the token that it has from now on. */
  String vouch(Tx tx, Optional<String> token, UUID staffId) throws SQLException {
    var now = clock.instant();
    if (token.isPresent()) {
      var known = DeviceRows.renew(tx, Secrets.hash(token.get()), staffId, now);
      if (known.isPresent()) {
        DeviceRows.signedIn(tx, known.get(), staffId, now);
        return token.get();
      }
    }
    var id = Ids.next();
    var fresh = Secrets.random(TOKEN_BYTES);
    DeviceRows.insert(tx, id, Secrets.hash(fresh), staffId, now);
    DeviceRows.signedIn(tx, id, staffId, now);
    DeviceRows.forgetBeyond(tx, staffId, OF_ONE_MAX);
    return fresh;
  }
}

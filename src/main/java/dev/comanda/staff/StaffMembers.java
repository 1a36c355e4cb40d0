package dev.comanda.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Adds and finds staff. Thread-safe. */
public final class StaffMembers {
  /** People who are remembered: more than sign in at one node within seconds. */
  private static final int REMEMBERED_MAX = 1_000;

  private final Database database;
  private final AtomicLong forgotten = new AtomicLong();
  private final Cache<UUID, Held> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

  /** A person as read when so often all had been forgotten. */
  private record Held(long forgotten, StaffMember member) {}

  /** The staff of a database. */
  public StaffMembers(Database database) {
    this.database = database;
  }

  /**
   * Adds a person.
   *
   * @throws Refused {@code email_taken}, also when only the case of the address differs
   */
  public static UUID create(Tx tx, NewStaff staff, Instant now) throws SQLException {
    var id = Ids.next();
    if (!StaffRows.insert(tx, id, staff, now)) {
      throw new Refused(Code.EMAIL_TAKEN, "Someone else has this e-mail address.")
          .at("/email", "taken");
    }
    StaffRows.join(tx, id, staff.locations());
    return id;
  }

  /**
   * Adds a person to a location; nothing when they work there already. A first one is the default.
   */
  public static void join(Tx tx, UUID staffId, UUID locationId) throws SQLException {
    StaffRows.join(tx, staffId, List.of(locationId));
    StaffRows.defaultTo(tx, staffId, locationId);
  }

  /** Replaces a person's password and PIN by these hashes; false when there is no such person. */
  public static boolean setSecrets(
      Tx tx, String email, @Nullable String passwordHash, @Nullable String pinHash)
      throws SQLException {
    return StaffRows.setSecrets(tx, email, passwordHash, pinHash) == 1;
  }

  /** Whether there is anybody yet. */
  public static boolean any(Tx tx) throws SQLException {
    return StaffRows.any(tx);
  }

  /**
   * Forgets whom it remembers: after whatever somebody did here, and with every look at what was
   * done at other nodes.
   */
  public void forget() {
    forgotten.incrementAndGet();
  }

  /**
   * Somebody as they are now, mostly without asking the database: what this node did counts at
   * once, what another did as soon as its revocations are read.
   */
  Optional<StaffMember> signedIn(UUID id) {
    long now = forgotten.get();
    var held = remembered.getIfPresent(id);
    if (held != null && held.forgotten() == now) {
      return Optional.of(held.member());
    }
    var read = byId(id);
    read.ifPresent(member -> remembered.put(id, new Held(now, member)));
    return read;
  }

  Optional<StaffMember> byId(UUID id) {
    return database.read(tx -> StaffRows.byId(tx, id)).map(Person::member);
  }
}

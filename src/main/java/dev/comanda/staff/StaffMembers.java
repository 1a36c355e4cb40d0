package dev.comanda.staff;

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
import org.jspecify.annotations.Nullable;

/** Adds and finds staff. Thread-safe. */
public final class StaffMembers {
  private final Database database;

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

  Optional<StaffMember> byId(UUID id) {
    return database.read(tx -> StaffRows.byId(tx, id)).map(Person::member);
  }
}

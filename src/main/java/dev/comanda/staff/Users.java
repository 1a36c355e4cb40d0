package dev.comanda.staff;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.http.Caller;
import dev.comanda.http.Role;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Staff as those see them who manage them. What takes a right away is so at every node within
 * seconds: tokens become void, and where somebody may no longer sign in as before, sign-ins end.
 * Thread-safe.
 */
public final class Users {
  private final Database database;
  private final Revocations revocations;
  private final Clock clock;

  /** Some of the people, and how many there are. */
  record Page(List<StaffMember> people, long total) {}

  /** The staff of a database. */
  public Users(Database database, Revocations revocations, Clock clock) {
    this.database = database;
    this.revocations = revocations;
    this.clock = clock;
  }

  /**
   * Adds a person.
   *
   * @throws Refused {@code email_taken}, {@code forbidden}
   */
  StaffMember create(Caller.Staff caller, NewStaff staff) {
    Authority.toMake(caller, staff.role(), staff.locations());
    return create(staff);
  }

  /**
   * Adds a person whom nobody answers for.
   *
   * @throws Refused {@code email_taken}
   */
  StaffMember create(NewStaff staff) {
    return database.write(
        tx -> {
          var id = StaffMembers.create(tx, staff, clock.instant());
          tx.deed();
          return StaffRows.byId(tx, id).orElseThrow().member();
        });
  }

  /** Those whom the caller may know of, in the order in which they came. */
  Page page(Caller.Staff caller, long offset, int limit) {
    var everybody = caller.role() == Role.ADMIN;
    var locations = List.copyOf(caller.locations());
    return database.read(
        tx -> {
          var total = StaffRows.count(tx, everybody, locations);
          if (offset >= total) {
            return new Page(List.of(), total);
          }
          var ids = StaffRows.page(tx, everybody, locations, offset, limit);
          var people = StaffRows.byIds(tx, ids).stream().map(Person::member).toList();
          return new Page(people, total);
        });
  }

  /**
   * One of them.
   *
   * @throws Refused {@code not_found}
   */
  StaffMember get(Caller.Staff caller, UUID id) {
    return database
        .read(tx -> StaffRows.byId(tx, id))
        .map(Person::member)
        .filter(member -> Authority.sees(caller, member))
        .orElseThrow(Authority::nobody);
  }

  /**
   * The person, when the caller may change them; asked again when it is done.
   *
   * @throws Refused {@code not_found}, {@code forbidden}
   */
  StaffMember mayChange(Caller.Staff caller, UUID id) {
    var person =
        database
            .read(tx -> StaffRows.byId(tx, id))
            .map(Person::member)
            .orElseThrow(Authority::nobody);
    Authority.over(caller, person);
    return person;
  }

  /**
   * Changes a person; what is so already changes nothing.
   *
   * @param expected the version that the caller has seen; empty when any will do
   * @throws Refused {@code not_found}, {@code forbidden}, {@code version_mismatch}, {@code
   *     last_admin}, {@code invalid} when nowhere would be left to work
   */
  StaffMember change(Caller.Staff caller, UUID id, OptionalInt expected, UserPatch patch) {
    var changed = database.write(tx -> change(tx, caller, id, expected, patch));
    revocations.look();
    return changed;
  }

  private StaffMember change(
      Tx tx, Caller.Staff caller, UUID id, OptionalInt expected, UserPatch patch)
      throws SQLException {
    // Always in this order, so that two who change each other do not wait for each other.
    var admins = patch.decides() ? StaffRows.lockAdmins(tx) : List.<UUID>of();
    if (!StaffRows.lock(tx, id)) {
      throw Authority.nobody();
    }
    var before = StaffRows.byId(tx, id).orElseThrow();
    Authority.over(caller, before.member());
    if (expected.isPresent() && expected.getAsInt() != before.member().version()) {
      throw new Refused(Code.VERSION_MISMATCH, "Someone else changed this person; look again.");
    }
    var now = before.member();
    var role = patch.role().orElse(now.role());
    var active = patch.active().orElse(now.active());
    Authority.toMake(caller, role, patch.locations().orElse(List.of()));
    if (!(role == Role.ADMIN && active) && admins.equals(List.of(id))) {
      throw new Refused(Code.LAST_ADMIN, "Without an administrator nobody could make another one.");
    }
    var worked = StaffRows.works(tx, id);
    var works = works(tx, id, patch);
    var home = home(role, works, now.defaultLocationId(), patch);
    var after =
        new StaffRows.Changed(
            patch.name().orElse(now.name()),
            role,
            home,
            active,
            patch.passwordHash().orElse(before.passwordHash()),
            pin(before, patch));
    if (works.equals(worked) && after.equals(StaffRows.Changed.of(before))) {
      return now;
    }
    StaffRows.update(tx, id, after);
    revoke(tx, before, after, patch);
    tx.deed();
    return StaffRows.byId(tx, id).orElseThrow().member();
  }

  /** Where somebody works from now on, the oldest location first. */
  private static List<UUID> works(Tx tx, UUID id, UserPatch patch) throws SQLException {
    if (patch.locations().isPresent()) {
      StaffRows.leave(tx, id, patch.locations().get());
      StaffRows.join(tx, id, patch.locations().get());
    }
    return StaffRows.works(tx, id);
  }

  private static @Nullable String pin(Person before, UserPatch patch) {
    var hash = patch.pinHash();
    if (hash.isEmpty()) {
      return before.pinHash();
    }
    return hash.get().isEmpty() ? null : hash.get();
  }

  /** Where somebody works who says nothing else: as before, unless that is no longer so. */
  private static @Nullable UUID home(
      Role role, List<UUID> works, @Nullable UUID before, UserPatch patch) {
    var wanted = patch.defaultLocation();
    if (wanted.isPresent()) {
      if (role != Role.ADMIN && !works.contains(wanted.get())) {
        throw Refused.field("/default_location", "elsewhere", "This person does not work there.");
      }
      return wanted.get();
    }
    if (role == Role.ADMIN || works.contains(before)) {
      return before;
    }
    if (works.isEmpty()) {
      throw Refused.field("/locations", "required", "Say where this person works.");
    }
    return works.getFirst();
  }

  private void revoke(Tx tx, Person before, StaffRows.Changed after, UserPatch patch)
      throws SQLException {
    var was = before.member();
    var mayLess = was.active() && !after.active();
    var elsewhere =
        patch.locations().isPresent() || !Objects.equals(was.defaultLocationId(), after.home());
    if (mayLess || elsewhere || was.role() != after.role() || patch.passwordHash().isPresent()) {
      StaffRows.revoke(tx, was.id(), clock.instant());
    }
    if (mayLess || patch.passwordHash().isPresent()) {
      SignInRows.endAll(tx, was.id(), clock.instant());
      DeviceRows.forgetOf(tx, was.id());
    }
  }
}

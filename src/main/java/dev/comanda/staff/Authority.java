package dev.comanda.staff;

import dev.comanda.http.Caller;
import dev.comanda.http.Role;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.util.Collection;
import java.util.UUID;

/**
 * Who may add and change whom: an administrator everybody; a manager those who work at the
 * manager's own locations only and are no administrators. So nobody raises anybody, themselves
 * included, above themselves.
 */
final class Authority {
  private Authority() {}

  /**
   * Passes when the caller may do so to a person as they are.
   *
   * @throws Refused {@code not_found} for somebody of other locations only, {@code forbidden}
   */
  static void over(Caller.Staff caller, StaffMember person) {
    if (!sees(caller, person)) {
      throw nobody();
    }
    if (caller.role() == Role.ADMIN) {
      return;
    }
    if (person.role() == Role.ADMIN) {
      throw new Refused(Code.FORBIDDEN, "Only administrators change administrators.");
    }
    if (!person.locations().stream().map(StaffMember.Place::id).allMatch(caller::reaches)) {
      throw new Refused(
          Code.FORBIDDEN, "This person works at locations of others too; ask an administrator.");
    }
  }

  /**
   * Passes when the caller may make somebody this.
   *
   * @throws Refused {@code forbidden}
   */
  static void toMake(Caller.Staff caller, Role role, Collection<UUID> locations) {
    if (role == Role.ADMIN && caller.role() != Role.ADMIN) {
      throw new Refused(Code.FORBIDDEN, "Only administrators make administrators.")
          .at("/role", "above");
    }
    if (!locations.stream().allMatch(caller::reaches)) {
      throw new Refused(Code.FORBIDDEN, "You reach only your own locations.")
          .at("/locations", "above");
    }
  }

  /** Whether the caller may know of a person: there is a location that both reach. */
  static boolean sees(Caller.Staff caller, StaffMember person) {
    return caller.role() == Role.ADMIN
        || caller.staffId().equals(person.id())
        || person.locations().stream().map(StaffMember.Place::id).anyMatch(caller::reaches);
  }

  static Refused nobody() {
    return new Refused(Code.NOT_FOUND, "There is nobody with this id.").saying("User not found");
  }
}

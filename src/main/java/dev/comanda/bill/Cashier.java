package dev.comanda.bill;

import dev.comanda.http.Access;
import dev.comanda.http.Caller;
import java.util.Optional;
import java.util.UUID;

/**
 * Who takes money.
 *
 * @param manages whether they may also do it after a session is closed
 */
record Cashier(UUID staffId, String name, boolean manages) {
  static Cashier of(Caller.Staff staff) {
    return new Cashier(
        staff.staffId(), staff.name(), Access.MANAGEMENT.admits(staff, Optional.empty()));
  }
}

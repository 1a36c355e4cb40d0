package dev.comanda.staff;

import org.jspecify.annotations.Nullable;

/**
 * A member of staff with what proves who they are.
 *
 * @param generation tokens of an earlier one are void
 */
record Person(
    StaffMember member, @Nullable String passwordHash, @Nullable String pinHash, int generation) {
  /** Whether nothing but the e-mail address tells who this is. */
  boolean unproved() {
    return passwordHash == null && pinHash == null;
  }
}

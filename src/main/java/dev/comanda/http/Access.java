package dev.comanda.http;

import java.util.Optional;

/** Who may call a route; the one place where roles are and scopes are turned into permission. */
public enum Access {
  /** Anybody, signed in or not. */
  OPEN,
  /** A guest who joined a session. */
  GUEST,
  /** A phone that asked at a spot to be let in. */
  ASKER,
  /** Any member of staff. */
  STAFF,
  /** Those who serve guests: waiter, manager, admin. */
  SERVICE,
  /** Those who run a location: manager, admin. */
  MANAGEMENT,
  /** Administrators. */
  ADMINISTRATION;

  /**
   * Whether a caller passes; whether the location is theirs is a second question.
   *
   * @param scope what a key must be good for, where keys are let in at all
   */
  public boolean admits(Caller caller, Optional<Scope> scope) {
    if (this != OPEN && caller instanceof Caller.Key key) {
      return scope.filter(key.scopes()::contains).isPresent();
    }
    return switch (this) {
      case OPEN -> true;
      case GUEST -> caller instanceof Caller.Guest;
      case ASKER -> caller instanceof Caller.Asker;
      case STAFF -> caller instanceof Caller.Staff;
      case SERVICE -> caller instanceof Caller.Staff s && s.role() != Role.KITCHEN;
      case MANAGEMENT ->
          caller instanceof Caller.Staff s && (s.role() == Role.MANAGER || s.role() == Role.ADMIN);
      case ADMINISTRATION -> caller instanceof Caller.Staff s && s.role() == Role.ADMIN;
    };
  }
}

package dev.comanda.live;

import dev.comanda.http.Caller;
import dev.comanda.http.Scope;
import dev.comanda.log.Audience;

/** Which audience of a log those are who work at its location. */
public final class Audiences {
  private Audiences() {}

  /** The audience that a person or a program belongs to. */
  public static Audience of(Caller.Crew crew) {
    return switch (crew) {
      case Caller.Key key ->
          key.scopes().contains(Scope.ORDERS_READ) ? Audience.PROGRAM_OF_ORDERS : Audience.PROGRAM;
      case Caller.Staff staff ->
          switch (staff.role()) {
            case WAITER -> Audience.waiter(staff.staffId());
            case KITCHEN -> Audience.KITCHEN;
            case MANAGER, ADMIN -> Audience.MANAGEMENT;
          };
    };
  }
}

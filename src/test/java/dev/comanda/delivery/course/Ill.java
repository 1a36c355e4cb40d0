package dev.comanda.delivery.course;

import dev.comanda.delivery.connector.Trouble;
import java.util.Locale;

/** What an ERP meets us with. */
enum Ill {
  UNREACHABLE(Trouble.Kind.UNREACHABLE),
  SESSION_LOST(Trouble.Kind.SESSION_LOST),
  BUSY(Trouble.Kind.BUSY),
  CREDENTIALS(Trouble.Kind.CREDENTIALS),
  REFUSED(Trouble.Kind.REFUSED),
  PAGE_UNKNOWN(Trouble.Kind.PAGE_UNKNOWN),
  NO_ANSWER(Trouble.Kind.UNKNOWN);

  private final Trouble.Kind kind;

  Ill(Trouble.Kind kind) {
    this.kind = kind;
  }

  Trouble trouble() {
    return new Trouble(kind, name().toLowerCase(Locale.ROOT), "The ERP has trouble.");
  }
}

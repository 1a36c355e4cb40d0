package dev.comanda.erp.sqlledger;

import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import dev.comanda.erp.browser.Page;
import dev.comanda.erp.browser.Target;
import java.util.List;
import java.util.stream.Stream;

/** What SQL-Ledger says in the place of what it was asked for, mostly with status 200. */
final class Said {
  static final Target PASSWORD = Target.field("Password");
  private static final Target LOGGED_OUT = Target.text("You are logged out!");
  private static final Target ERROR = Target.heading("Error!");

  /** Nobody gets anything now. */
  private static final List<Target> AWAY =
      Stream.of(
              "connection to server",
              "could not connect to server",
              "server closed the connection",
              "terminating connection",
              "the database system is",
              "down for maintenance",
              "Login disabled!",
              "Dataset locked!")
          .map(Target::text)
          .toList();

  private Said() {}

  /** Waits for one of these; anything else that is known is trouble of its kind. */
  static Target oneOf(Page page, Target... wanted) throws Trouble, InterruptedException {
    var said = page.top().awaitAny(orElse(wanted));
    if (!List.of(wanted).contains(said)) {
      throw trouble(page, said);
    }
    return said;
  }

  /** These, and what may stand there instead. */
  static Target[] orElse(Target... wanted) {
    return Stream.of(
            Stream.of(wanted), Stream.of(PASSWORD, LOGGED_OUT), AWAY.stream(), Stream.of(ERROR))
        .flatMap(each -> each)
        .toArray(Target[]::new);
  }

  /** What it means that this stands there instead; it has surely done nothing. */
  static Trouble trouble(Page page, Target instead) {
    if (instead.equals(PASSWORD) || instead.equals(LOGGED_OUT)) {
      return signedOut();
    }
    return instead.equals(ERROR)
        ? page.unknown("SQL-Ledger shows an error")
        : new Trouble(Kind.UNREACHABLE, "erp_failed", "SQL-Ledger says: " + instead.name());
  }

  static Trouble signedOut() {
    return new Trouble(Kind.SESSION_LOST, "signed_out", "SQL-Ledger has signed us out.");
  }

  static Trouble refused(String code, String words) {
    return new Trouble(Kind.REFUSED, code, words);
  }
}

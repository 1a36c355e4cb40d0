package dev.comanda;

import dev.comanda.http.Action;
import dev.comanda.ops.AuditLog;
import dev.comanda.ops.Deed;
import dev.comanda.staff.bound.Guesses;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log and in the audit log that somebody tries more secrets than who mistypes. */
record Alarm(AuditLog audit) implements Consumer<Guesses.Burst> {
  private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

  @Override
  public void accept(Guesses.Burst burst) {
    var id = burst.person().map(Object::toString);
    LOG.warn(
        "many wrong attempts at the {} of {} from {}",
        burst.secret().name().toLowerCase(Locale.ROOT),
        id.map(one -> "person " + one).orElse("several or unknown accounts"),
        burst.address());
    audit.write(
        new Deed(
            Action.GUESSED,
            Deed.By.UNKNOWN,
            id.flatMap(audit::person).map(AuditLog.Person::usual).orElse(null),
            id.orElse(null),
            burst.address(),
            null,
            false));
  }
}

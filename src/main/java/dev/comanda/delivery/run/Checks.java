package dev.comanda.delivery.run;

import dev.comanda.db.Database;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.queue.AttemptNotes;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks ERPs whether they are there, let us in and look as they should; changes nothing there.
 * Thread-safe.
 */
public final class Checks {
  /** Checks side by side; more are turned down, to come again soon. */
  private static final int AT_ONCE_MAX = 4;

  /** A person waits for the answer. */
  private static final Duration LIMIT_MAX = Duration.ofSeconds(30);

  private static final int AGAIN_SECONDS = 5;

  private final Database database;
  private final Running kinds;
  private final Starts.Logins logins;
  private final Refusals refusals;
  private final Semaphore places = new Semaphore(AT_ONCE_MAX);

  /**
   * Over a database.
   *
   * @param logins open what is sealed
   * @param refusals told where an ERP does not take an integration's login
   */
  public Checks(Database database, Running kinds, Starts.Logins logins, Refusals refusals) {
    this.database = database;
    this.kinds = kinds;
    this.logins = logins;
    this.refusals = refusals;
  }

  /**
   * What came of one.
   *
   * @param reason what is wrong; null where all is well
   * @param tookMs how long the ERP was asked
   * @param steps what was seen on the way
   */
  public record Checked(
      boolean ok, @Nullable Reason reason, long tookMs, List<AttemptNotes.Step> steps) {
    private static Checked notAsked(String code, String text) {
      return new Checked(false, new Reason(code, text), 0, List.of());
    }
  }

  /**
   * Asks the ERP of an integration, unless it has refused who would sign in.
   *
   * @throws Refused {@code busy} where too many are being asked
   */
  public Checked check(Integration of) {
    if (of.credentials() == LoginState.REFUSED) {
      return Checked.notAsked(
          Reason.CREDENTIALS_REFUSED,
          "The ERP has refused the user or the password; it is asked again once they are changed.");
    }
    var sealed = database.read(tx -> Optional.ofNullable(Running.login(tx, of)));
    var login = sealed.flatMap(bytes -> logins.of(of, bytes)).orElse(null);
    if (sealed.isPresent() && login == null) {
      return Checked.notAsked(
          "credentials_unreadable", "The key is missing by which who signs in was sealed.");
    }
    if (!places.tryAcquire()) {
      throw new Refused(Code.BUSY, "Other ERPs are being checked; try again in a moment.")
          .retryAfter(AGAIN_SECONDS);
    }
    try {
      return ask(of, sealed, login);
    } finally {
      places.release();
    }
  }

  private Checked ask(Integration of, Optional<byte[]> sealed, @Nullable Login login) {
    var kind = kinds.kind(of);
    var find = kind.traits().findLimit();
    var limit = find.compareTo(LIMIT_MAX) < 0 ? find : LIMIT_MAX;
    var seen = new Trace();
    long began = System.nanoTime();
    var opening =
        new Opening(
            () -> kind.open(of.address(), login),
            () -> sealed.ifPresent(used -> refusals.refused(of, used)));
    var wrong = wrong(of.slug(), opening, limit, seen);
    long tookMs = Duration.ofNanos(System.nanoTime() - began).toMillis();
    return new Checked(wrong == null, wrong, tookMs, seen.steps());
  }

  /** Opens a connector, and hears where the login is refused with which it was opened. */
  private record Opening(Supplier<Connector> opens, Runnable refused) {}

  private static @Nullable Reason wrong(String slug, Opening opening, Duration limit, Trace seen) {
    try (var connector = opening.opens().get()) {
      var calls = new InTime(slug + " check");
      return calls
          .make(
              () -> {
                connector.check(seen);
                return Optional.<Reason>empty();
              },
              limit)
          .orElse(null);
    } catch (Trouble e) {
      if (e.kind() == Trouble.Kind.CREDENTIALS) {
        opening.refused().run();
      }
      return new Reason(e.code(), e.text());
    } catch (InTime.Stuck e) {
      return new Reason("timed_out", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return new Reason("address", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reason("interrupted", "The check was ended before the ERP answered.");
    }
  }
}

package dev.comanda.delivery.run;

import dev.comanda.db.Database;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.course.Reason;
import dev.comanda.delivery.evidence.Shot;
import dev.comanda.delivery.evidence.Step;
import dev.comanda.delivery.evidence.Trace;
import dev.comanda.delivery.integration.Integration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The last look at each ERP, whether it is there, lets us in and looks as it should: of each
 * integration one, with its pictures. Thread-safe.
 */
public final class Looks {
  /** Looks by schedule side by side in this process: a browser each is most of what one costs. */
  private static final int AT_ONCE_MAX = 2;

  private final Database database;
  private final Semaphore places = new Semaphore(AT_ONCE_MAX);

  /** Over a database. */
  public Looks(Database database) {
    this.database = database;
  }

  /**
   * A look.
   *
   * @param trouble what the ERP said or did that is wrong; null where it is something else, or all
   *     is well
   * @param wrong in words; null where all is well
   * @param step where that was seen
   * @param picture which picture shows it, or how it looked at the end; null where there is none
   */
  record Look(
      Trouble.@Nullable Kind trouble,
      @Nullable Reason wrong,
      @Nullable String step,
      @Nullable Integer picture,
      List<Step> steps,
      List<Shot> shots) {
    /** One at whose end all was well. */
    static Look well(Trace seen) {
      return of(null, null, seen);
    }

    /** One that the ERP did not let through. */
    static Look troubled(Trouble trouble, Trace seen) {
      var masked = seen.masked(trouble);
      return of(masked.kind(), new Reason(masked.code(), masked.text()), seen);
    }

    /** Whether the ERP is other than it should be: who was not let in has seen nothing of it. */
    boolean failed() {
      return wrong != null && trouble != Trouble.Kind.CREDENTIALS;
    }

    private static Look of(Trouble.@Nullable Kind trouble, @Nullable Reason wrong, Trace seen) {
      var all = seen.after(0);
      var step = wrong == null || seen.at().isEmpty() ? null : seen.at();
      var picture = all.shots().isEmpty() ? null : all.shots().getLast().no();
      return new Look(trouble, wrong, step, picture, all.steps(), all.shots());
    }
  }

  /** Asks a connector; it gives nothing back. */
  static boolean check(Connector connector, Trace seen) throws Trouble, InterruptedException {
    connector.check(seen);
    return true;
  }

  /** What is to be known before a look. */
  CanaryRows.Before before(Integration of) {
    return database.glance(tx -> CanaryRows.before(tx, of));
  }

  /**
   * Keeps a look in the place of the one before it.
   *
   * @param scheduled whether it came by itself
   */
  void keep(Integration of, boolean scheduled, Look look) {
    database.write(
        tx -> {
          CanaryRows.put(tx, of, scheduled, look);
          return look;
        });
  }

  /** Whether one more may begin now by schedule; {@link #over} follows where it may. */
  boolean begins() {
    return places.tryAcquire();
  }

  /** One that began is over. */
  void over() {
    places.release();
  }

  /** A picture of the last look, as PNG. */
  public Optional<byte[]> picture(UUID locationId, UUID integrationId, int no) {
    return database.read(tx -> CanaryRows.picture(tx, locationId, integrationId, no));
  }
}

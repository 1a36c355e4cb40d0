package dev.comanda.report;

import dev.comanda.db.Asked;
import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold and how it was prepared, exact at every moment: what is added up is read from the
 * totals, the rest from the lines, all as of one moment. Thread-safe.
 */
public final class Reports {
  /** Reports that are read at once; others wait their turn, so that they hold up no orders. */
  public static final int CONNECTIONS_MAX = 3;

  private final Database database;
  private final Clock clock;

  /**
   * Reports over a database.
   *
   * @param database that reads by indexes
   */
  public Reports(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What every report needs to know of its location. */
  private record Frame(Location at, ReportHead head) {}

  /** Questions that were asked before it are answered in the same trip. */
  private Frame frame(Tx tx, ReportScope scope) throws SQLException {
    Asked<List<ReportRows.Span>> spans = ReportRows.span(tx, scope.locationId());
    var span = spans.get().getFirst();
    var at = Locations.one(tx, scope.locationId());
    return new Frame(at, ReportHead.of(at, scope.dates(), open(at, span.open()), span.first()));
  }

  /** A business date never runs backwards, not even where the clock does. */
  private LocalDate open(Location at, LocalDate known) {
    var now = at.businessDate(clock.instant());
    return now.isBefore(known) ? known : now;
  }

  ProductReport products(
      ReportScope scope, @Nullable UUID product, @Nullable UUID category, Sort sort) {
    return database.snapshot(
        tx -> {
          var sold = ReportRows.products(tx, scope, product, category);
          var frame = frame(tx, scope);
          return ProductReport.of(frame.at(), frame.head(), scope, sold.get(), sort);
        });
  }

  SummaryReport summary(ReportScope scope) {
    return database.snapshot(
        tx -> {
          var sold = ReportRows.days(tx, scope);
          var earlier = scope.dates().before().map(scope::on);
          Asked<List<ReportRows.DaySold>> before =
              earlier.isPresent() ? ReportRows.days(tx, earlier.get()) : List::of;
          var frame = frame(tx, scope);
          return SummaryReport.of(
              frame.at(), frame.head(), scope.dates(), sold.get(), before.get());
        });
  }

  StaffReport staff(ReportScope scope) {
    return database.snapshot(
        tx -> {
          var sold = ReportRows.staff(tx, scope);
          var frame = frame(tx, scope);
          return StaffReport.of(frame.at(), frame.head(), sold.get());
        });
  }

  PreparationReport preparation(ReportScope scope, By by) {
    return database.snapshot(
        tx -> {
          var made = ReportRows.preparation(tx, scope, by);
          var frame = frame(tx, scope);
          return PreparationReport.of(frame.at(), frame.head(), by, scope.language(), made.get());
        });
  }

  HourReport hours(ReportScope scope) {
    return database.snapshot(
        tx -> {
          var sold = ReportRows.hours(tx, scope);
          var frame = frame(tx, scope);
          return HourReport.of(frame.at(), frame.head(), sold.get());
        });
  }
}

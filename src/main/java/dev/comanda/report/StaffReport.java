package dev.comanda.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.location.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders and revenue of each waiter, and of each other source; the most revenue first. */
record StaffReport(@JsonUnwrapped ReportHead head, Figures totals, List<Seller> staff) {
  private static final Comparator<ReportRows.StaffSold> MOST_REVENUE =
      Comparator.comparingLong(ReportRows.StaffSold::revenue)
          .reversed()
          .thenComparing(sold -> Objects.requireNonNullElse(sold.name(), ""))
          .thenComparing(ReportRows.StaffSold::source);

  /** Copies the list. */
  StaffReport {
    staff = List.copyOf(staff);
  }

  /** Who sold; nobody by name where guests, scans or other programs ordered. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Seller(
      @Nullable UUID staffId,
      @Nullable String name,
      String source,
      @JsonUnwrapped Figures figures) {}

  static StaffReport of(Location at, ReportHead head, List<ReportRows.StaffSold> sold) {
    var staff =
        sold.stream()
            .sorted(MOST_REVENUE)
            .map(
                each ->
                    new Seller(
                        each.staffId(),
                        each.name(),
                        each.source(),
                        Figures.of(at, each.orders(), each.revenue())))
            .toList();
    var totals =
        Figures.of(
            at,
            sold.stream().mapToLong(ReportRows.StaffSold::orders).sum(),
            sold.stream().mapToLong(ReportRows.StaffSold::revenue).sum());
    return new StaffReport(head, totals, staff);
  }
}

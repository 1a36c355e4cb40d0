package dev.comanda.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.location.Location;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long tickets took until they were ready, and how many promises were kept.
 *
 * @param totals of all tickets; of products it is less than their sum, as a ticket may have
 *     several; each is in at least one row
 * @param total how many rows there are, of which {@code rows} may be the first
 * @param rows hours as they come, others with the most tickets first
 */
record PreparationReport(
    @JsonUnwrapped ReportHead head, By by, Made totals, int total, List<Row> rows) {
  /** Rows that an answer has at most; a file has all. */
  static final int ROWS_MAX = 500;

  /** Copies the list. */
  PreparationReport {
    rows = List.copyOf(rows);
  }

  /**
   * The tickets of a station or product, or of an hour.
   *
   * @param id of either; null for hours, for an item that the catalog does not have, and where
   *     nobody made it
   * @param name of now; null for hours, and where nobody made it
   * @param hour of the location's clock; null for others
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Row(
      @Nullable UUID id, @Nullable String name, @Nullable Integer hour, @JsonUnwrapped Made made) {}

  static PreparationReport of(
      Location at, ReportHead head, By by, String language, List<ReportRows.TicketsMade> made) {
    var speaks = at.language(language);
    var totals =
        made.stream()
            .filter(each -> each.key() == null)
            .map(Made::of)
            .findFirst()
            .orElse(Made.NOTHING);
    var rows =
        made.stream()
            .filter(each -> each.key() != null)
            .map(each -> row(at, speaks, by, each))
            .sorted(by == By.HOUR ? Comparator.comparingInt(PreparationReport::hour) : most(speaks))
            .toList();
    return new PreparationReport(head, by, totals, rows.size(), rows);
  }

  /** The same with so many rows as an answer may have. */
  PreparationReport shown() {
    return new PreparationReport(
        head, by, totals, total, rows.subList(0, Math.min(rows.size(), ROWS_MAX)));
  }

  private static Row row(Location at, String language, By by, ReportRows.TicketsMade made) {
    if (by == By.HOUR) {
      return new Row(
          null, null, Integer.valueOf(Objects.requireNonNull(made.key())), Made.of(made));
    }
    var names = made.names();
    return names == null
        ? new Row(by == By.STATION ? made.id() : null, made.name(), null, Made.of(made))
        : new Row(made.id(), at.in(language, names), null, Made.of(made));
  }

  private static int hour(Row row) {
    return Objects.requireNonNull(row.hour());
  }

  private static Comparator<Row> most(String language) {
    var collator = Collator.getInstance(Locale.forLanguageTag(language));
    return Comparator.<Row>comparingLong(row -> row.made().tickets())
        .reversed()
        .thenComparing(row -> Objects.requireNonNullElse(row.name(), ""), collator::compare)
        .thenComparing(Row::id, Comparator.nullsLast(Comparator.naturalOrder()));
  }
}

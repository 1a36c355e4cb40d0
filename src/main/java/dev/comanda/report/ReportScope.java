package dev.comanda.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param source only orders that came so; null for all
 * @param staffId only what this waiter sold; null for all
 * @param language of names; the location's first one where it does not speak this
 */
record ReportScope(
    UUID locationId,
    ReportDates dates,
    @Nullable Source source,
    @Nullable UUID staffId,
    String language) {
  /** The same for other dates. */
  ReportScope on(ReportDates others) {
    return new ReportScope(locationId, others, source, staffId, language);
  }
}

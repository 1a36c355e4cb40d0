package dev.comanda.ops;

import static dev.comanda.http.Access.MANAGEMENT;

import dev.comanda.http.Accepted;
import dev.comanda.http.Action;
import dev.comanda.http.Caller;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Role;
import dev.comanda.http.Route;
import dev.comanda.json.CsvCell;
import dev.comanda.json.CsvFile;
import dev.comanda.json.CsvStyle;
import dev.comanda.json.Uuids;
import dev.comanda.location.Locations;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The audit log over HTTP: administrators read all of it, managers that of their locations. */
public final class AuditHandlers {
  /** Lines of one file; where there are more, a header says where the next one begins. */
  static final int FILE_LINES_MAX = 10_000;

  private static final String CSV = "text/csv";

  /** Comes after every id. */
  private static final UUID LAST = new UUID(-1, -1);

  private static final String DATE = "[12]\\d{3}-\\d{2}-\\d{2}";

  private static final List<String> HEAD =
      List.of(
          "id",
          "at",
          "action",
          "by_type",
          "by_id",
          "by_name",
          "location_id",
          "location_name",
          "target_type",
          "target_id",
          "target_name",
          "order_number",
          "business_date",
          "receipt",
          "amount",
          "currency",
          "method",
          "available",
          "address",
          "reason");

  private final AuditLog audit;
  private final Locations locations;

  /** Handlers over the log. */
  public AuditHandlers(AuditLog audit, Locations locations) {
    this.audit = audit;
    this.locations = locations;
  }

  /** What it answers. */
  public Stream<Route> routes() {
    return Stream.of(Route.get("/api/audit", MANAGEMENT, this::list));
  }

  /** GET /api/audit. */
  Reply list(Request request) {
    var style = CsvStyle.of(request.query("csv"));
    var wanted = wanted(request);
    if (Accepted.wants(request.header("Accept"), CSV)) {
      return file(style, audit.page(wanted, FILE_LINES_MAX + 1));
    }
    int limit = Listing.limit(request);
    return Reply.ok(Listing.of(audit.page(wanted, limit + 1), limit, AuditEntry::id));
  }

  private AuditRows.Wanted wanted(Request request) {
    var location = request.query("location").map(text -> place(request.staff(), text));
    var zone = location.map(id -> locations.get(id).timeZone()).orElse(ZoneOffset.UTC);
    var from = date(request, "from");
    var to = date(request, "to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw Refused.field("query:to", "reversed", "The last day is before the first.");
    }
    return new AuditRows.Wanted(
        reach(request.staff(), location.orElse(null)),
        Listing.after(request, LAST),
        from.map(date -> start(date, zone)).orElse(Instant.EPOCH),
        start(to.orElse(LocalDate.of(9999, 1, 1)).plusDays(1), zone),
        request.query("staff").map(AuditHandlers::id).orElse(null),
        request.query("action").map(AuditHandlers::action).orElse(null));
  }

  private static Instant start(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** Null is everything; what belongs to no location is for administrators. */
  private static @Nullable Set<UUID> reach(Caller.Staff staff, @Nullable UUID location) {
    if (location != null) {
      return Set.of(location);
    }
    return staff.role() == Role.ADMIN ? null : staff.locations();
  }

  private UUID place(Caller.Staff staff, String text) {
    return locations
        .byIdOrSlug(text)
        .filter(staff::reaches)
        .orElseThrow(
            () -> Refused.field("query:location", "unknown", "There is no such location for you."));
  }

  private static Optional<LocalDate> date(Request request, String name) {
    return request
        .query(name)
        .map(
            text -> {
              try {
                if (text.matches(DATE)) {
                  return LocalDate.parse(text);
                }
              } catch (DateTimeParseException e) {
                // Told below, together with what has not the form of one.
              }
              throw Refused.field("query:" + name, "date", "Send a date like 2026-05-31.");
            });
  }

  private static UUID id(String text) {
    return Uuids.parse(text)
        .orElseThrow(
            () -> Refused.field("query:staff", "id", "Send the id of a person or of a key."));
  }

  private static Action action(String text) {
    return Action.of(text)
        .orElseThrow(() -> Refused.field("query:action", "unknown", "There is no such action."));
  }

  private static Reply file(CsvStyle style, List<AuditEntry> found) {
    var page = Listing.of(found, FILE_LINES_MAX, AuditEntry::id);
    var text = CsvFile.of(style, HEAD, page.data(), entry -> cells(style, entry));
    var reply =
        Reply.bytes(200, CSV + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
            .with("Content-Disposition", "attachment; filename=\"audit.csv\"");
    var next = page.nextCursor();
    return next == null ? reply : reply.with("X-Next-Cursor", next);
  }

  private static List<String> cells(CsvStyle style, AuditEntry entry) {
    var target = entry.target();
    var paid = Optional.ofNullable(target.payment());
    return List.of(
        cell(entry.id()),
        cell(entry.at()),
        cell(entry.action().word()),
        cell(entry.by().type()),
        cell(entry.by().id()),
        cell(entry.by().name()),
        cell(entry.locationId()),
        cell(entry.locationName()),
        cell(target.type()),
        cell(target.id()),
        cell(target.name()),
        cell(target.orderNumber()),
        cell(target.businessDate()),
        cell(paid.map(AuditEntry.Paid::receipt).orElse(null)),
        paid.map(one -> style.number(one.amount().decimal())).orElse(""),
        cell(paid.map(one -> one.amount().currency()).orElse(null)),
        cell(paid.map(AuditEntry.Paid::method).orElse(null)),
        cell(target.available()),
        cell(entry.address()),
        cell(entry.reason()));
  }

  private static String cell(@Nullable Object value) {
    return CsvCell.safe(Objects.toString(value, ""));
  }
}

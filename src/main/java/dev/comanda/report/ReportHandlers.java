package dev.comanda.report;

import static dev.comanda.http.Access.SERVICE;
import static dev.comanda.http.Scope.REPORTS_READ;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.http.Accepted;
import dev.comanda.http.Caller;
import dev.comanda.http.Paging;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Role;
import dev.comanda.http.Route;
import dev.comanda.json.CsvStyle;
import dev.comanda.location.Locations;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reports over HTTP, as JSON or CSV: a waiter's of what he sold himself, a key's of all. */
final class ReportHandlers {
  private static final String CSV = "text/csv";

  /** Dates of a report that reads each ticket of them: a year. */
  private static final int PREPARATION_DATES_MAX = 366;

  private final Reports reports;
  private final Locations locations;

  /** Handlers of these reports. */
  ReportHandlers(Reports reports, Locations locations) {
    this.reports = reports;
    this.locations = locations;
  }

  /** A report, and its rows beside it under the name that all lists have. */
  private record Answer<R, T>(R report, List<T> data) {}

  /** One page of the products. */
  private record ProductPage(
      @JsonUnwrapped ReportHead head,
      List<ProductFigure> products,
      ProductReport.Totals totals,
      long total,
      long pages,
      int currentPage,
      int perPage,
      Paging.Pagination pagination) {}

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(
        Route.get("/api/reports/products", SERVICE, REPORTS_READ, this::products),
        Route.get("/api/reports/summary", SERVICE, REPORTS_READ, this::summary),
        Route.get("/api/reports/staff", SERVICE, REPORTS_READ, this::staff),
        Route.get("/api/reports/hours", SERVICE, REPORTS_READ, this::hours),
        Route.get("/api/reports/preparation", SERVICE, REPORTS_READ, this::preparation));
  }

  /** GET /api/reports/products. */
  Reply products(Request request) {
    var scope = scope(request);
    var file = file(request);
    var sort = request.query("sort").map(Sort::of).orElse(Sort.DEFAULT);
    var paging = Paging.of(request);
    var report = reports.products(scope, id(request, "product"), id(request, "category"), sort);
    if (file.isPresent()) {
      return csv("products", scope.dates(), file.get().of(report));
    }
    var shown = report.products().stream().skip(paging.offset()).limit(paging.perPage()).toList();
    var page = paging.among(report.products().size());
    return json(
        new ProductPage(
            report.head(),
            shown,
            report.totals(),
            page.total(),
            page.pages(),
            page.page(),
            page.perPage(),
            page),
        shown);
  }

  /** GET /api/reports/summary. */
  Reply summary(Request request) {
    var scope = scope(request);
    var file = file(request);
    var report = reports.summary(scope);
    return file.map(csv -> csv("summary", scope.dates(), csv.of(report)))
        .orElseGet(() -> json(report, report.days()));
  }

  /** GET /api/reports/staff. */
  Reply staff(Request request) {
    var scope = scope(request);
    var file = file(request);
    var report = reports.staff(scope);
    return file.map(csv -> csv("staff", scope.dates(), csv.of(report)))
        .orElseGet(() -> json(report, report.staff()));
  }

  /** GET /api/reports/hours. */
  Reply hours(Request request) {
    var scope = scope(request);
    var file = file(request);
    var report = reports.hours(scope);
    return file.map(csv -> csv("hours", scope.dates(), csv.of(report)))
        .orElseGet(() -> json(report, report.hours()));
  }

  /** GET /api/reports/preparation. */
  Reply preparation(Request request) {
    var scope = scope(request);
    var file = file(request);
    scope.dates().within(PREPARATION_DATES_MAX);
    var report = reports.preparation(scope, request.query("by").map(By::of).orElse(By.STATION));
    if (file.isPresent()) {
      return csv("preparation", scope.dates(), file.get().of(report));
    }
    var shown = report.shown();
    return json(shown, shown.rows());
  }

  private ReportScope scope(Request request) {
    var caller = request.crew();
    return new ReportScope(
        location(request, caller),
        ReportDates.parse(request.query("start_date"), request.query("end_date")),
        request.query("source").map(Source::of).orElse(null),
        seller(caller, id(request, "waiter")),
        request.query("lang").orElse(""));
  }

  private UUID location(Request request, Caller.Crew caller) {
    var named = request.query("location");
    if (named.isPresent()) {
      return locations
          .byIdOrSlug(named.get())
          .filter(caller::reaches)
          .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such location for you."));
    }
    var own = caller.defaultLocation();
    if (own == null) {
      throw Refused.field("query:location", "required", "Say which location you mean.");
    }
    return own;
  }

  private static @Nullable UUID seller(Caller.Crew caller, @Nullable UUID asked) {
    boolean waiter = caller instanceof Caller.Staff staff && staff.role() == Role.WAITER;
    if (!waiter) {
      return asked;
    }
    if (asked != null && !asked.equals(caller.id())) {
      throw new Refused(Code.FORBIDDEN, "Waiters see what they sold themselves.");
    }
    return caller.id();
  }

  private static @Nullable UUID id(Request request, String name) {
    try {
      return request.query(name).map(UUID::fromString).orElse(null);
    } catch (IllegalArgumentException e) {
      throw Refused.field("query:" + name, "id", "This must be an id.");
    }
  }

  /**
   * How the file is written that is wanted; empty where JSON is. A wrong word is refused there too.
   */
  private static Optional<Csv> file(Request request) {
    var style = CsvStyle.of(request.query("csv"));
    return Optional.of(new Csv(style)).filter(csv -> Accepted.wants(request.header("Accept"), CSV));
  }

  private static <R, T> Reply json(R report, List<T> data) {
    return Reply.ok(new Answer<>(report, data)).with("Vary", "Accept");
  }

  private static Reply csv(String name, ReportDates dates, String text) {
    var from = dates.start() == null ? "" : "-" + dates.start();
    var to = dates.end() == null ? "" : "-" + dates.end();
    return Reply.bytes(200, CSV + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
        .with("Content-Disposition", "attachment; filename=\"" + name + from + to + ".csv\"")
        .with("Vary", "Accept");
  }
}

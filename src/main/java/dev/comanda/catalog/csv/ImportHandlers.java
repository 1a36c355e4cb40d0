package dev.comanda.catalog.csv;

import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Action.CATALOG_IMPORTED;
import static dev.comanda.http.Scope.CATALOG_READ;
import static dev.comanda.http.Scope.CATALOG_WRITE;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Unaudited;
import dev.comanda.json.CsvStyle;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Catalogs as CSV over HTTP. */
public final class ImportHandlers {
  private final Imports imports;

  /** Handlers over imports. */
  public ImportHandlers(Imports imports) {
    this.imports = imports;
  }

  /** What it answers. */
  public Stream<Route> routes() {
    var all = "/api/locations/{loc}/catalog";
    var looks = new Unaudited("Looks at a file and changes nothing.");
    return Stream.of(
        Route.post(all + "/import", MANAGEMENT, CATALOG_WRITE, CATALOG_IMPORTED, this::take),
        Route.get(all + "/export", MANAGEMENT, CATALOG_READ, this::export),
        Route.post(all + "/columns", MANAGEMENT, CATALOG_WRITE, looks, this::look),
        Route.get(all + "/template", MANAGEMENT, CATALOG_READ, this::template));
  }

  /** GET /api/locations/{loc}/catalog/export. */
  Reply export(Request request) {
    var style = CsvStyle.of(request.query("csv"));
    return file("catalog.csv", imports.export(request.location(), style));
  }

  /** GET /api/locations/{loc}/catalog/template. */
  Reply template(Request request) {
    var style = CsvStyle.of(request.query("csv"));
    return file("catalog-template.csv", imports.template(request.location(), style));
  }

  private static Reply file(String name, String csv) {
    return Reply.bytes(200, "text/csv; charset=utf-8", csv.getBytes(StandardCharsets.UTF_8))
        .with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** POST /api/locations/{loc}/catalog/columns: what the columns of a file seem to be. */
  Reply look(Request request) {
    var charset = charset(request);
    return Reply.ok(imports.look(request.location(), () -> sent(request, charset)));
  }

  /** POST /api/locations/{loc}/catalog/import; with {@code preview=true} nothing is changed. */
  Reply take(Request request) {
    var charset = charset(request);
    boolean preview = preview(request);
    return Reply.ok(imports.take(request.location(), () -> sent(request, charset), preview));
  }

  private static ImportFile sent(Request request, @Nullable String charset) {
    var said = ImportSaid.of(request.query("columns").orElse(null));
    return new ImportFile(request.body(Imports.BYTES_MAX), charset, said);
  }

  /** What the sender says the file is encoded in; browsers say nothing. */
  private static @Nullable String charset(Request request) {
    var parts = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).split(";", 2);
    if (!parts[0].strip().equals("text/csv")) {
      throw new Refused(Code.UNSUPPORTED_MEDIA_TYPE, "Send the file with Content-Type: text/csv.");
    }
    if (parts.length == 2 && parts[1].contains("charset=")) {
      var name = parts[1].substring(parts[1].indexOf('=') + 1);
      return name.replaceAll("[^a-z0-9_.:-]", "");
    }
    return null;
  }

  private static boolean preview(Request request) {
    return switch (request.query("preview").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.field("query:preview", "type", "It is true or false.");
    };
  }
}

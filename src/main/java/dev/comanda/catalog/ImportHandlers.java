package dev.comanda.catalog;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Catalogs as CSV over HTTP. */
public final class ImportHandlers {
  private final Imports imports;

  /** Handlers over imports. */
  public ImportHandlers(Imports imports) {
    this.imports = imports;
  }

  /** GET /api/locations/{loc}/catalog/export. */
  public Reply export(Request request) {
    var csv = imports.export(request.location()).getBytes(StandardCharsets.UTF_8);
    return Reply.bytes(200, "text/csv; charset=utf-8", csv)
        .with("Content-Disposition", "attachment; filename=\"catalog.csv\"");
  }

  /** POST /api/locations/{loc}/catalog/import; with {@code preview=true} nothing is changed. */
  public Reply take(Request request) {
    var parts = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).split(";", 2);
    if (!parts[0].strip().equals("text/csv")) {
      throw new Refused(Code.UNSUPPORTED_MEDIA_TYPE, "Send the file with Content-Type: text/csv.");
    }
    if (parts.length == 2 && parts[1].contains("charset=")) {
      checkCharset(parts[1].substring(parts[1].indexOf('=') + 1).replace("\"", "").strip());
    }
    boolean preview = preview(request);
    var report = imports.take(request.location(), () -> request.body(Imports.BYTES_MAX), preview);
    return Reply.ok(report);
  }

  private static void checkCharset(String name) {
    if (!name.equals("utf-8")) {
      throw CsvText.encoding(name.replaceAll("[^a-z0-9_.:-]", ""));
    }
  }

  private static boolean preview(Request request) {
    return switch (request.query("preview").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.field("query:preview", "type", "It is true or false.");
    };
  }
}

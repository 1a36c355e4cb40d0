package dev.comanda.delivery.console;

import dev.comanda.db.Database;
import dev.comanda.delivery.evidence.Mask;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import dev.comanda.delivery.run.Starts;
import dev.comanda.json.Text;
import dev.comanda.problem.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What integrations were asked and what they did, read backwards. Thread-safe. */
final class Logs {
  /** Lines of one answer. */
  static final int LINES_MAX = 1_000;

  private static final int LINE_CHARS_MAX = 2_000;
  private static final Pattern PLACE = Pattern.compile("([0-9a-f]{8})-([0-9]{1,12})");
  private static final Pattern LINE = Pattern.compile("(\\S+Z) (.*)", Pattern.DOTALL);

  private final Database database;
  private final Starts.Logins logins;
  private final LogFiles files;

  /**
   * Of these files.
   *
   * @param logins tell what must not be shown
   */
  Logs(Database database, Starts.Logins logins, LogFiles files) {
    this.database = database;
    this.logins = logins;
    this.files = files;
  }

  /**
   * A line.
   *
   * @param at when it was written; null where it does not say
   */
  record Line(@Nullable Instant at, String text) {}

  /**
   * Lines, the latest last.
   *
   * @param before to be sent for those before them; null where there are none
   */
  record Part(List<Line> data, @Nullable String before, boolean hasMore) {}

  /**
   * At most so many lines of an integration before a place, or its latest. What was written before
   * it was made is another's that was called so.
   *
   * @throws Refused {@code invalid} naming {@code before}
   */
  Part part(Integration of, LogFiles.Which which, Optional<String> before, int most) {
    var tail = new LogTail(files.of(of.slug(), which));
    var found = tail.before(before.map(Logs::place).orElse(null), most);
    var secrets = secrets(of);
    var lines = new ArrayList<Line>();
    var since = of.createdAt().truncatedTo(ChronoUnit.MILLIS);
    boolean others = false;
    for (var text : found.lines()) {
      var line = line(text, secrets);
      if (line.at() != null && line.at().isBefore(since)) {
        others = true;
        lines.clear();
      } else {
        lines.add(line);
      }
    }
    var next = others ? null : found.before();
    return new Part(lines, next == null ? null : next.toString(), next != null);
  }

  private static LogTail.Place place(String sent) {
    var found = PLACE.matcher(sent);
    if (!found.matches()) {
      throw Refused.field("query:before", "cursor", "Send the before of the page after.");
    }
    return new LogTail.Place(found.group(1), Long.parseLong(found.group(2)));
  }

  /**
   * They stand in no line that we write, where those of that time are taken out; should one say
   * more than it ought to, it is not told.
   */
  private Mask secrets(Integration of) {
    return Mask.NONE.and(
        database
            .read(tx -> Optional.ofNullable(Running.login(tx, of)))
            .flatMap(bytes -> logins.of(of, bytes).read())
            .orElse(null));
  }

  /**
   * A line as it is told. When it was written is no secret, whatever a password looks like; the
   * rest is masked before it is cut, as half of a secret is not found any more.
   */
  static Line line(String text, Mask secrets) {
    var parts = LINE.matcher(text);
    try {
      if (parts.matches()) {
        return new Line(Instant.parse(parts.group(1)), shown(parts.group(2), secrets));
      }
    } catch (DateTimeException e) {
      // It begins with something else.
    }
    return new Line(null, shown(text, secrets));
  }

  private static String shown(String text, Mask secrets) {
    return Text.beginning(secrets.overOurs(text), LINE_CHARS_MAX);
  }
}

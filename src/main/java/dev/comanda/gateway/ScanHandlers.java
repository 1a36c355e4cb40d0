package dev.comanda.gateway;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.json.Text;
import dev.comanda.json.Uuids;
import dev.comanda.log.writer.Answer;
import dev.comanda.order.Order;
import dev.comanda.order.scan.Scan;
import dev.comanda.problem.Outage;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The gateway of the codes that have long been printed: a GET that orders, in words of its own. */
final class ScanHandlers {
  private static final String SPECIFY = "Please specify a drink.";
  private static final String FAILED = "Failed to get a successful response";

  /** Seconds after which a phone should try again while the database is away. */
  private static final int OUTAGE_RETRY_SECONDS = 1;

  private final Scans scans;
  private final ScanBounds bounds;

  /** Handlers of these scans. */
  ScanHandlers(Scans scans, ScanBounds bounds) {
    this.scans = scans;
    this.bounds = bounds;
  }

  /** GET of the base path alone: the location is the one that the settings name. */
  Reply base(Request request) {
    return answer(request, scans::byBasePath);
  }

  /** GET of the base path with a location. */
  Reply named(Request request) {
    return answer(request, request::location);
  }

  private Reply answer(Request request, Supplier<UUID> location) {
    var phone = Phone.of(request);
    try {
      return phone.keptBy(order(request, phone, location));
    } catch (Refused e) {
      return phone.keptBy(failed(e.retryAfterSeconds()));
    } catch (RuntimeException e) {
      if (e instanceof Outage outage && (outage.connectionLost() || outage.tookTooLong())) {
        return phone.keptBy(failed(OUTAGE_RETRY_SECONDS));
      }
      throw e;
    }
  }

  private Reply order(Request request, Phone phone, Supplier<UUID> location) {
    var name = request.query("drink").map(String::strip);
    if (name.isEmpty()) {
      return text(400, "text/plain", SPECIFY);
    }
    var doing = Doing.opening(request::header, request.fromOtherSite());
    if (doing == Doing.What.NOTHING) {
      return failed();
    }
    var wish = wish(request, phone);
    var drink = scans.byName(location.get(), name.get());
    if (doing == Doing.What.ASKS || looksOnly(request)) {
      return ScanPageHandlers.asking(request, drink);
    }
    bounds.scan(drink.at().id());
    var answer = scans.order(drink, wish, null);
    var order = answer.value();
    var words =
        String.format(
            Locale.ROOT,
            "Preparing %s \n <br> Ordernumber %d",
            Markup.escaped(order.lines().getFirst().name()),
            order.serials().getFirst());
    return replayed(text(200, "text/html", words), answer);
  }

  /** A code carries only its drink; the rest is what the first gateway made up. */
  static Scans.Wish wish(Request request, Phone phone) {
    return new Scans.Wish(
        phone.id(),
        Text.line("query:size", request.query("size").orElse("Large"), Scan.SIZE_CHARS_MAX),
        Text.line("query:name", request.query("name").orElse("Static"), Order.CUSTOMER_CHARS_MAX));
  }

  private static boolean looksOnly(Request request) {
    var purposes =
        Stream.of("Purpose", "Sec-Purpose", "X-Purpose", "X-Moz")
            .flatMap(name -> request.header(name).stream());
    return request.headOnly()
        || Previews.ahead(purposes)
        || request.header("User-Agent").filter(Previews::previewer).isPresent();
  }

  static Reply replayed(Reply reply, Answer<Order> answer) {
    return reply.replayed(answer.replayed());
  }

  /** How a page of another site is answered that orders unseen. */
  static Reply failed() {
    return failed(0);
  }

  /** The same where it never came to be an order: what is turned down before it comes here. */
  static Reply failedWith(int status) {
    return text(status, "text/plain", FAILED);
  }

  private static Reply failed(int retryAfterSeconds) {
    var reply = failedWith(400);
    return retryAfterSeconds > 0
        ? reply.with("Retry-After", Integer.toString(retryAfterSeconds))
        : reply;
  }

  private static Reply text(int status, String type, String words) {
    return Reply.bytes(status, type + "; charset=utf-8", words.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What tells one phone from another: a cookie with an id that says nothing else.
   *
   * @param id its own, or a new one for a phone that sent none
   */
  record Phone(UUID id) {
    private static final String COOKIE = "comanda_scan";
    private static final int COOKIE_SECONDS = 24 * 60 * 60;

    static Phone of(Request request) {
      return new Phone(request.cookie(COOKIE).flatMap(Uuids::parse).orElseGet(UUID::randomUUID));
    }

    /**
     * The reply with the cookie; also opened from a code or another site's link, it comes along.
     */
    Reply keptBy(Reply reply) {
      return reply.with(new Reply.Cookie(COOKIE, id.toString(), COOKIE_SECONDS, true, "Lax"));
    }
  }
}

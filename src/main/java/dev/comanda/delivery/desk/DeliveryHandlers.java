package dev.comanda.delivery.desk;

import static dev.comanda.http.Access.MANAGEMENT;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.queue.ActOn;
import dev.comanda.delivery.queue.Delivery;
import dev.comanda.delivery.queue.Kept;
import dev.comanda.delivery.queue.Listed;
import dev.comanda.http.About;
import dev.comanda.http.Action;
import dev.comanda.http.Listing;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import dev.comanda.http.Versions;
import dev.comanda.order.Order;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deliveries over HTTP: lists, one with what was tried, and what is done to one. */
final class DeliveryHandlers {
  private static final String ALL = "/api/deliveries";
  private static final String ONE = ALL + "/{id}";

  private final Deliveries deliveries;
  private final FilterHandlers filters;

  DeliveryHandlers(Deliveries deliveries, FilterHandlers filters) {
    this.deliveries = deliveries;
    this.filters = filters;
  }

  /**
   * A page.
   *
   * @param total of all that are meant; null on all pages but the first
   * @param totalExact whether these are all, or there are more
   */
  private record Found(
      @JsonUnwrapped Listing<Listed> page, @Nullable Integer total, @Nullable Boolean totalExact) {}

  private record Whole(@JsonUnwrapped Listed delivery, List<Kept> tried) {}

  /**
   * What a request asks to be done to a delivery; its body is read when it is known to be there.
   */
  private interface Deed extends Function<Request, Function<Delivery, ActOn.Wanted>> {}

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(
        Route.get(ALL, MANAGEMENT, this::list),
        Route.get(ONE, MANAGEMENT, this::get),
        Route.patch(
            ONE,
            MANAGEMENT,
            Action.DELIVERY_EDITED,
            request -> act(request, sent -> sent.json(ActBody.Edit.class).wanted())),
        line("retry", Action.DELIVERY_RETRIED, sent -> new Act.Retry()),
        Route.post(
            ONE + "/resolution",
            MANAGEMENT,
            Action.DELIVERY_RESOLVED,
            request -> act(request, sent -> sent.json(ActBody.Resolution.class).wanted(who(sent)))),
        line("skip", Action.DELIVERY_SKIPPED, sent -> new Act.Skip(who(sent), why(sent))),
        line("clearing", Action.DELIVERY_CLEARED, sent -> new Act.Clear(who(sent), why(sent))),
        line("clearing/undo", Action.DELIVERY_CLEARING_UNDONE, sent -> new Act.UndoClear()));
  }

  /** One after which the same is to be booked, or nothing. */
  private Route line(String end, Action action, Function<Request, Act> act) {
    return Route.post(
        ONE + "/" + end,
        MANAGEMENT,
        action,
        request ->
            act(
                request,
                sent -> {
                  var wanted = act.apply(sent);
                  return delivery -> new ActOn.Wanted(wanted, delivery.what());
                }));
  }

  private static String who(Request request) {
    return request.staff().name();
  }

  private static String why(Request request) {
    return request.reason(Order.NOTE_CHARS_MAX);
  }

  /** GET /api/deliveries. */
  Reply list(Request request) {
    int limit = Listing.limit(request);
    var before = Listing.before(request).orElse(null);
    var found = deliveries.page(filters.filter(request), before, limit + 1);
    var page = Listing.of(found.some(), limit, each -> each.delivery().delivery().id());
    var total = found.total();
    return Reply.ok(
        total == null
            ? new Found(page, null, null)
            : new Found(page, total.count(), total.exact()));
  }

  /** GET /api/deliveries/{id}. */
  Reply get(Request request) {
    var found = deliveries.byId(request.crew(), request.id("id"));
    var on = found.delivery().delivery();
    return Versions.tagAll(Reply.ok(new Whole(found, deliveries.attempts(found))), on.version());
  }

  /** All that is done to one: it is another afterwards, or the answer says why it is not. */
  private Reply act(Request request, Deed deed) {
    var on = deliveries.byId(request.crew(), request.id("id")).delivery().delivery();
    var expected = Versions.expected(request);
    var after = deliveries.act(request.crew(), on, expected, deed.apply(request));
    var version = after.delivery().delivery().version();
    return Versions.tag(Reply.ok(after), version).about(About.at(on.locationId()));
  }
}

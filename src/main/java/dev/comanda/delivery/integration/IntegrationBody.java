package dev.comanda.delivery.integration;

import dev.comanda.delivery.integration.Integration.BookOn;
import dev.comanda.delivery.integration.Integration.DocumentRule;
import dev.comanda.delivery.integration.IntegrationFields.Limits;
import dev.comanda.delivery.integration.IntegrationFields.Rule;
import dev.comanda.json.Text;
import dev.comanda.location.Slug;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.session.Spot;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An integration, or a change of one, as clients send it; what is absent keeps its value. Where it
 * is, what it is called in paths and which kind of ERP it books in is said once: what was booked is
 * looked for there. The password is read here and written nowhere.
 */
record IntegrationBody(
    @Nullable String location,
    @Nullable String slug,
    @Nullable String workshop,
    @Nullable String connector,
    @Nullable String address,
    @Nullable String username,
    @Nullable String password,
    @Nullable Boolean active,
    @Nullable Integer port,
    @Nullable String markPrefix,
    @Nullable BookOn bookOn,
    @Nullable DocumentRule documentRule,
    @Nullable String fixedDocument,
    @Nullable Integer perMinute,
    @Nullable Integer inFlight,
    @Nullable Integer attemptsMax,
    @Nullable String hoursFrom,
    @Nullable String hoursTo,
    @Nullable String canaryAt) {

  private static final Pattern MARK_PREFIX = Pattern.compile("[!-~]{1,20}");

  /** A new integration that is wanted. */
  record Wish(
      String slug, String connector, IntegrationFields fields, boolean active, LoginChange login) {}

  /** The new integration that is asked for. */
  Wish wish(Kinds kinds) {
    var faults = new Faults();
    var goodSlug = faults.check(this::goodSlug);
    var kind = faults.check(() -> kinds.name("/connector", connector));
    var fields = faults.check(() -> fields(null));
    var login = faults.check(() -> login(null));
    faults.refuse();
    kinds.check(kind.get(), "/address", fields.get().address());
    return new Wish(
        goodSlug.get(), kind.get(), fields.get(), active == null || active, login.get());
  }

  private String goodSlug() {
    return Slug.parse("/slug", Faults.required("/slug", slug), Integration.SLUG_CHARS_MAX);
  }

  /** What becomes of who signs in. */
  LoginChange login(@Nullable String known) {
    return LoginChange.of(username, password, known);
  }

  /** The integration after this change. */
  Integration changed(Integration before, Kinds kinds) {
    var faults = new Faults();
    fixed(faults, "/location", location, before.locationId().toString());
    fixed(faults, "/slug", slug, before.slug());
    fixed(faults, "/connector", connector, before.connector());
    var fields = faults.check(() -> fields(before.fields()));
    var login = faults.check(() -> login(before.username()));
    faults.refuse();
    if (address != null) {
      kinds.check(before.connector(), "/address", fields.get().address());
    }
    if (login.get() instanceof LoginChange.Kept
        && before.username() != null
        && !ErpAddress.sameSite(before.address(), fields.get().address())) {
      throw Refused.field(
          "/password", "required", "Send the password, too: it would go to another machine.");
    }
    return before.changed(
        fields.get(),
        active == null ? before.active() : active,
        login.get().after(before.access()));
  }

  private static void fixed(Faults faults, String pointer, @Nullable String sent, String kept) {
    if (sent != null && !sent.equals(kept)) {
      faults.add(pointer, "fixed", "This stays; make another integration.");
    }
  }

  private IntegrationFields fields(@Nullable IntegrationFields before) {
    var faults = new Faults();
    var goodWorkshop =
        faults.change(
            workshop,
            before == null ? null : before.workshop(),
            w -> Text.line("/workshop", w, IntegrationFields.WORKSHOP_CHARS_MAX));
    var goodAddress =
        faults.change(
            address,
            before == null ? null : before.address(),
            a -> ErpAddress.parse("/address", a));
    var goodPort = faults.check(() -> port(before == null ? null : before.port()));
    var rule = faults.check(() -> rule(before == null ? Rule.USUAL : before.rule()));
    var limits = faults.check(() -> limits(before == null ? Limits.USUAL : before.limits()));
    var canary = before == null ? IntegrationFields.CANARY_USUAL : before.canaryAt();
    var looked = faults.check(() -> DailyTime.of("/canary_at", canaryAt, canary));
    faults.refuse();
    return new IntegrationFields(
        goodWorkshop.get(),
        goodAddress.get(),
        goodPort.get() == 0 ? null : goodPort.get(),
        rule.get(),
        limits.get(),
        looked.get().at());
  }

  /** 0 for none. */
  private int port(@Nullable Integer kept) {
    if (port == null || port == 0) {
      return port == null && kept != null ? kept : 0;
    }
    return within("/port", IntegrationFields.PORT_MIN, IntegrationFields.PORT_MAX, port);
  }

  private Rule rule(Rule kept) {
    var faults = new Faults();
    var prefix = faults.change(markPrefix, kept.markPrefix(), IntegrationBody::prefix);
    var from = documentRule == null ? kept.documentRule() : documentRule;
    var document = faults.check(() -> document(from, kept.fixedDocument()));
    faults.refuse();
    return new Rule(
        prefix.get(),
        bookOn == null ? kept.bookOn() : bookOn,
        from,
        document.get().isEmpty() ? null : document.get());
  }

  private static String prefix(@Nullable String sent) {
    var prefix = Faults.required("/mark_prefix", sent);
    if (!MARK_PREFIX.matcher(prefix).matches()) {
      throw Refused.field(
          "/mark_prefix", "mark_prefix", "It has 1 to 20 letters of ASCII, and no space.");
    }
    return prefix;
  }

  /** Empty for none. */
  private String document(DocumentRule from, @Nullable String kept) {
    var sent = Spot.document("/fixed_document", fixedDocument);
    if (from != DocumentRule.FIXED) {
      if (sent != null) {
        throw Refused.field(
            "/fixed_document", "not_fixed", "Only with the document_rule fixed it has a meaning.");
      }
      return "";
    }
    return fixedDocument == null && kept != null ? kept : Faults.required("/fixed_document", sent);
  }

  private Limits limits(Limits kept) {
    var faults = new Faults();
    var minute =
        faults.change(
            perMinute, kept.perMinute(), n -> within("/per_minute", 0, Limits.PER_MINUTE_MAX, n));
    var flight =
        faults.change(
            inFlight, kept.inFlight(), n -> within("/in_flight", 1, Limits.IN_FLIGHT_MAX, n));
    var attempts =
        faults.change(
            attemptsMax,
            kept.attemptsMax(),
            n -> within("/attempts_max", 1, Limits.ATTEMPTS_MAX, n));
    var hours = faults.check(() -> DailyHours.of(hoursFrom, hoursTo, kept));
    faults.refuse();
    return new Limits(
        minute.get(), flight.get(), attempts.get(), hours.get().from(), hours.get().to());
  }

  private static Integer within(String pointer, int min, int max, @Nullable Integer sent) {
    int value = Faults.required(pointer, sent);
    if (value < min || value > max) {
      throw Refused.field(pointer, "out_of_bounds", "It must be from " + min + " to " + max + ".");
    }
    return value;
  }

  /** Without what it holds: the password is among it. */
  @Override
  public String toString() {
    return "IntegrationBody[********]";
  }
}

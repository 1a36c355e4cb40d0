package dev.comanda.staff;

import dev.comanda.http.About;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Second factors over HTTP. Setting up and removing one's own takes the password each time, signed
 * in or not: who must have one and has none is not signed in.
 */
final class SecondFactorHandlers {
  private final SecondFactors factors;
  private final SignInHandlers signIn;
  private final Users users;
  private final Function<String, byte[]> qr;

  private record Body(@Nullable String email, @Nullable String password, @Nullable String code) {}

  private record PolicyBody(@Nullable Boolean required) {}

  private record Policy(boolean required) {}

  /**
   * What an app is given.
   *
   * @param qr a picture in SVG of {@code uri}
   */
  private record Begun(String secret, String uri, String qr) {}

  private record Confirmed(List<String> recoveryCodes, StaffMember user) {}

  private record Removed(StaffMember user) {}

  /** What was sent, with all that is needed. */
  private record Sent(String email, String password, @Nullable String code) {}

  /** Handlers over second factors; {@code qr} draws a text in SVG. */
  SecondFactorHandlers(
      SecondFactors factors, SignInHandlers signIn, Users users, Function<String, byte[]> qr) {
    this.factors = factors;
    this.signIn = signIn;
    this.users = users;
    this.qr = qr;
  }

  private static Sent read(Request request, boolean withCode) {
    var body = request.json(Body.class);
    var faults = new Faults();
    var email = faults.check(() -> bounded("/email", body.email(), StaffMember.EMAIL_CHARS_MAX));
    var password =
        faults.check(() -> bounded("/password", body.password(), 2 * Passwords.CHARS_MAX));
    var code =
        faults.check(() -> withCode ? bounded("/code", body.code(), Passwords.CHARS_MAX) : "");
    faults.refuse();
    return new Sent(email.get().strip(), password.get(), code.get());
  }

  private static String bounded(String pointer, @Nullable String text, int charsMax) {
    var sent = Faults.required(pointer, text);
    if (sent.length() > charsMax) {
      throw Refused.field(pointer, "too_long", "At most " + charsMax + " characters.");
    }
    return sent;
  }

  private StaffMember person(Request request, Sent sent) {
    return SignInHandlers.trying(
        sent.email(), () -> signIn.byPasswordAlone(request, sent.email(), sent.password()));
  }

  /** POST /api/auth/second-factor. */
  Reply begin(Request request) {
    var begun = factors.begin(person(request, read(request, false)));
    var picture = new String(qr.apply(begun.uri()), StandardCharsets.UTF_8);
    return Reply.ok(new Begun(begun.secret(), begun.uri(), picture))
        .with("Cache-Control", "no-store");
  }

  /** POST /api/auth/second-factor/confirmation. */
  Reply confirm(Request request) {
    var sent = read(request, true);
    var person = person(request, sent);
    var code = signIn.sent(request, sent.email(), sent.code());
    var confirmed = SignInHandlers.trying(sent.email(), () -> factors.confirm(person.id(), code));
    return Reply.ok(new Confirmed(confirmed.recoveryCodes(), confirmed.member()))
        .about(About.by(confirmed.member().caller()))
        .with("Cache-Control", "no-store");
  }

  /** POST /api/auth/second-factor/removal. */
  Reply remove(Request request) {
    var sent = read(request, true);
    var person = person(request, sent);
    if (!person.hasSecondFactor()) {
      throw new Refused(Code.NOT_FOUND, "There is no second factor.");
    }
    var code = signIn.sent(request, sent.email(), sent.code());
    var without = factors.remove(SignInHandlers.trying(sent.email(), () -> proved(person, code)));
    return Reply.ok(new Removed(without)).about(About.by(without.caller()));
  }

  private UUID proved(StaffMember person, SecondFactors.Sent code) {
    factors.prove(person, code);
    return person.id();
  }

  /**
   * DELETE /api/users/{id}/second-factor: for somebody else who has lost the phone and the codes.
   * One's own goes by password and code alone, so that a session left open is not enough.
   */
  Reply take(Request request) {
    var person = users.get(request.staff(), request.id("id"));
    if (person.id().equals(request.staff().staffId())) {
      throw new Refused(
          Code.FORBIDDEN, "Remove your own second factor by your password and a code.");
    }
    var without = factors.remove(person.id());
    return Reply.ok(new Removed(without)).about(About.at(without.defaultLocationId()));
  }

  /** GET /api/second-factor. */
  Reply policy(Request request) {
    return Reply.ok(new Policy(factors.required()));
  }

  /** PUT /api/second-factor. */
  Reply require(Request request) {
    var required = Faults.required("/required", request.json(PolicyBody.class).required());
    factors.require(request.staff().staffId(), required);
    return Reply.ok(new Policy(required));
  }
}

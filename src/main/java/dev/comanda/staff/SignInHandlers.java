package dev.comanda.staff;

import dev.comanda.http.Limits;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing in, going on and signing out, over HTTP: for pages by cookies, for others by tokens. */
public final class SignInHandlers {
  private static final String TOKEN_COOKIE = "comanda_staff";
  private static final String CSRF_COOKIE = "comanda_csrf";
  private static final String REFRESH_COOKIE = "comanda_refresh";
  private static final String DEVICE_COOKIE = "comanda_device";

  private final SignIn signIn;
  private final SignIns signIns;
  private final Devices devices;
  private final StaffMembers members;
  private final Limits limits;

  private record LoginBody(
      @Nullable String email, @Nullable String password, @Nullable String pin) {}

  private record PinBody(@Nullable UUID userId, @Nullable String email, @Nullable String pin) {}

  private record RefreshBody(@Nullable String refreshToken) {}

  /** {@code refreshToken} is left out where a cookie has it, which no script can read. */
  private record Session(
      String accessToken,
      String tokenType,
      long expiresIn,
      @Nullable String refreshToken,
      StaffMember user) {}

  private record Verified(String message, StaffMember user) {}

  /** Handlers over sign-ins; {@code limits} counts the wrong ones. */
  public SignInHandlers(
      SignIn signIn, SignIns signIns, Devices devices, StaffMembers members, Limits limits) {
    this.signIn = signIn;
    this.signIns = signIns;
    this.devices = devices;
    this.members = members;
    this.limits = limits;
  }

  /** POST /api/auth/login. */
  public Reply login(Request request) {
    var body = request.json(LoginBody.class);
    var faults = new Faults();
    var email = faults.check(() -> Faults.required("/email", body.email()));
    if (body.password() != null && body.pin() != null) {
      faults.add("/pin", "one_of", "Send the password or the PIN.");
    }
    faults.refuse();
    var address = email.get().strip();
    if (address.length() > StaffMember.EMAIL_CHARS_MAX
        || length(body.password()) > 2 * Passwords.CHARS_MAX
        || length(body.pin()) > Passwords.CHARS_MAX) {
      throw new Refused(Code.INVALID_CREDENTIALS, "E-mail or password is wrong.")
          .saying("Invalid credentials");
    }
    if (body.pin() != null) {
      return byPin(request, new SignIn.Who.Address(address), address, body.pin());
    }
    return byAddress(request, address, body.password());
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  private Reply byAddress(Request request, String email, @Nullable String password) {
    var token = cookie(request, DEVICE_COOKIE);
    var device = token.flatMap(devices::find).map(Devices.Known::id);
    var from = new Limits.Guesser(request.address(), email, device);
    var done =
        guarded(
            from,
            () ->
                password == null
                    ? signIn.byEmail(email)
                    : signIn.byPassword(email, password, token, limits.expected(from)));
    return signedIn(200, done);
  }

  /** POST /api/auth/pin. */
  public Reply pin(Request request) {
    var body = request.json(PinBody.class);
    var faults = new Faults();
    var pin = faults.check(() -> StaffFields.pin("/pin", body.pin()));
    if ((body.userId() == null) == (body.email() == null)) {
      faults.add("/user_id", "one_of", "Send user_id or email.");
    }
    if (length(body.email()) > StaffMember.EMAIL_CHARS_MAX) {
      faults.add("/email", "too_long", "No e-mail address is that long.");
    }
    faults.refuse();
    var id = body.userId();
    if (id != null) {
      return byPin(request, new SignIn.Who.Id(id), id.toString(), pin.get());
    }
    var email = Faults.required("/email", body.email()).strip();
    return byPin(request, new SignIn.Who.Address(email), email, pin.get());
  }

  /** Whoever was signed in there before is not any more. */
  private Reply byPin(Request request, SignIn.Who who, String account, String pin) {
    var device = cookie(request, DEVICE_COOKIE).flatMap(devices::find);
    var from = new Limits.Guesser(request.address(), account, device.map(Devices.Known::id));
    var done = guarded(from, () -> signIn.byPin(who, pin, device));
    cookie(request, REFRESH_COOKIE).ifPresent(signIns::endOf);
    return signedIn(200, done);
  }

  /**
   * Looks at the limit before a secret is checked, which is slow, and again after it, so that
   * guesses sent all at once get no more answers than guesses sent one by one.
   */
  private SignIn.Done guarded(Limits.Guesser from, Supplier<SignIn.Done> attempt) {
    limits.checkSignIn(from);
    try {
      var done = attempt.get();
      limits.checkSignIn(from);
      limits.rightSignIn(from);
      return done;
    } catch (Refused e) {
      if (e.code() == Code.INVALID_CREDENTIALS || e.code() == Code.NOT_FOUND) {
        limits.checkSignIn(from);
        limits.wrongSignIn(from);
      }
      throw e;
    }
  }

  /** GET /api/auth/verify. */
  public Reply verify(Request request) {
    var user =
        members
            .byId(request.staff().staffId())
            .filter(StaffMember::active)
            .orElseThrow(() -> new Refused(Code.TOKEN_INVALID, "This person is no longer here."));
    return Reply.ok(new Verified("Token is valid", user));
  }

  /** POST /api/auth/refresh: the token of a body counts more than that of the cookie. */
  public Reply refresh(Request request) {
    var sent =
        request.body().length == 0
            ? Optional.<String>empty()
            : Optional.of(
                Faults.required("/refresh_token", request.json(RefreshBody.class).refreshToken()));
    var token =
        sent.or(() -> cookie(request, REFRESH_COOKIE))
            .orElseThrow(
                () ->
                    new Refused(
                        Code.AUTHORIZATION_REQUIRED, "This needs the refresh token of a sign-in."));
    return signedIn(200, signIns.refresh(token), sent.isEmpty());
  }

  /** POST /api/auth/logout: ends the sign-in everywhere it is used, within seconds at all nodes. */
  public Reply logout(Request request) {
    signIns.end(request.proof().orElseThrow().signInId());
    return Reply.nothing()
        .with(new Reply.Cookie(TOKEN_COOKIE, "", 0, true))
        .with(new Reply.Cookie(REFRESH_COOKIE, "", 0, true))
        .with(new Reply.Cookie(CSRF_COOKIE, "", 0, false));
  }

  private static Optional<String> cookie(Request request, String name) {
    return request.cookie(name).filter(value -> !value.isEmpty());
  }

  private static Reply signedIn(int status, SignIn.Done done) {
    var reply = signedIn(status, done.signedIn(), false);
    var device = done.device();
    return device == null
        ? reply
        : reply.with(
            new Reply.Cookie(DEVICE_COOKIE, device, (int) Devices.TRUSTED.toSeconds(), true));
  }

  /** The answer to somebody who is signed in; what only the cookie had stays there. */
  static Reply signedIn(int status, SignIns.SignedIn on, boolean byCookie) {
    int seconds = (int) Tokens.LIFE.toSeconds();
    int lasts = (int) on.lasts().toSeconds();
    var session =
        new Session(on.access(), "Bearer", seconds, byCookie ? null : on.refresh(), on.member());
    return Reply.json(status, session)
        .with("Cache-Control", "no-store")
        .with(new Reply.Cookie(TOKEN_COOKIE, on.access(), seconds, true))
        .with(new Reply.Cookie(REFRESH_COOKIE, on.refresh(), lasts, true))
        .with(new Reply.Cookie(CSRF_COOKIE, on.csrf(), lasts, false));
  }
}

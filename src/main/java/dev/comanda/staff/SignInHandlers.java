package dev.comanda.staff;

import dev.comanda.http.About;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.staff.bound.Guesses;
import dev.comanda.staff.bound.Guesses.Secret;
import dev.comanda.staff.token.Tokens;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing in, going on and signing out, over HTTP: for pages by cookies, for others by tokens. */
final class SignInHandlers {
  private static final String TOKEN_COOKIE = "comanda_staff";
  private static final String CSRF_COOKIE = "comanda_csrf";
  private static final String REFRESH_COOKIE = "comanda_refresh";
  private static final String DEVICE_COOKIE = "comanda_device";

  /** How a wrong secret is refused. */
  private static final Map<Secret, Set<Code>> WRONG =
      Map.of(
          Secret.PASSWORD, EnumSet.of(Code.INVALID_CREDENTIALS, Code.NOT_FOUND),
          Secret.PIN, EnumSet.of(Code.INVALID_CREDENTIALS, Code.NOT_FOUND),
          Secret.CODE, EnumSet.of(Code.SECOND_FACTOR_WRONG));

  /** How secrets are refused, and people whom nobody knows. */
  private static final Set<Code> IN_VAIN =
      EnumSet.of(Code.INVALID_CREDENTIALS, Code.SECOND_FACTOR_WRONG, Code.NOT_FOUND);

  private final SignIn signIn;
  private final SignIns signIns;
  private final Devices devices;
  private final StaffMembers members;
  private final Guesses guesses;

  private record LoginBody(
      @Nullable String email,
      @Nullable String password,
      @Nullable String pin,
      @Nullable String code) {}

  private record PinBody(
      @Nullable UUID userId, @Nullable String email, @Nullable String pin, @Nullable String code) {}

  private record RefreshBody(@Nullable String refreshToken) {}

  /** {@code refreshToken} is left out where a cookie has it, which no script can read. */
  private record Session(
      String accessToken,
      String tokenType,
      long expiresIn,
      @Nullable String refreshToken,
      StaffMember user) {}

  private record Verified(String message, StaffMember user) {}

  /** Handlers over sign-ins; {@code guesses} counts the wrong ones. */
  SignInHandlers(
      SignIn signIn, SignIns signIns, Devices devices, StaffMembers members, Guesses guesses) {
    this.signIn = signIn;
    this.signIns = signIns;
    this.devices = devices;
    this.members = members;
    this.guesses = guesses;
  }

  /** POST /api/auth/login. */
  Reply login(Request request) {
    var body = request.json(LoginBody.class);
    var faults = new Faults();
    var email = faults.check(() -> Faults.required("/email", body.email()));
    if (body.password() != null && body.pin() != null) {
      faults.add("/pin", "one_of", "Send the password or the PIN.");
    }
    faults.refuse();
    var address = email.get().strip();
    return trying(address, () -> login(request, address, body));
  }

  private Reply login(Request request, String address, LoginBody body) {
    if (address.length() > StaffMember.EMAIL_CHARS_MAX
        || length(body.password()) > 2 * Passwords.CHARS_MAX
        || length(body.pin()) > Passwords.CHARS_MAX
        || length(body.code()) > Passwords.CHARS_MAX) {
      throw new Refused(Code.INVALID_CREDENTIALS, "E-mail or password is wrong.")
          .saying("Invalid credentials");
    }
    if (body.pin() != null) {
      return byPin(request, new SignIn.Who.Address(address), address, body.pin(), body.code());
    }
    return byAddress(request, address, body.password(), body.code());
  }

  /** What is refused in vain says whose secret it should have been. */
  static <T> T trying(String account, Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (Refused e) {
      throw IN_VAIN.contains(e.code()) ? e.trying(account) : e;
    }
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  private Reply byAddress(
      Request request, String email, @Nullable String password, @Nullable String code) {
    var token = cookie(request, DEVICE_COOKIE);
    var from = guesser(request, new SignIn.Who.Address(email), email, token.flatMap(devices::find));
    var done =
        guarded(
            Secret.PASSWORD,
            from,
            () ->
                password == null
                    ? signIn.byEmail(email)
                    : signIn.byPassword(
                        email,
                        new SignIn.Given(
                            password, sent(from, code), guesses.expected(Secret.PASSWORD, from)),
                        token));
    return signedIn(200, done);
  }

  /** Who gives the right password, to do something with their second factor. */
  StaffMember byPasswordAlone(Request request, String email, String password) {
    var device = cookie(request, DEVICE_COOKIE).flatMap(devices::find);
    var from = guesser(request, new SignIn.Who.Address(email), email, device);
    return guarded(
        Secret.PASSWORD,
        from,
        () -> signIn.person(email, password, guesses.expected(Secret.PASSWORD, from)).member());
  }

  /** A code that takes a turn of its own before it is looked at. */
  SecondFactors.Sent sent(Request request, String email, @Nullable String code) {
    var device = cookie(request, DEVICE_COOKIE).flatMap(devices::find);
    return sent(guesser(request, new SignIn.Who.Address(email), email, device), code);
  }

  private SecondFactors.Sent sent(Guesses.Guesser from, @Nullable String code) {
    return new SecondFactors.Sent(code, attempt -> guardedCode(from, attempt));
  }

  private void guardedCode(Guesses.Guesser from, Runnable attempt) {
    guarded(
        Secret.CODE,
        from,
        () -> {
          attempt.run();
          return true;
        });
  }

  /** An account is counted by the person's id, however it was named. */
  private Guesses.Guesser guesser(
      Request request, SignIn.Who who, String named, Optional<Devices.Known> device) {
    var person = signIn.account(who);
    var own =
        device
            .filter(known -> person.filter(known.people()::contains).isPresent())
            .map(Devices.Known::id);
    var account = person.map(UUID::toString).orElse(named);
    return new Guesses.Guesser(request.address(), account, person, own);
  }

  /** POST /api/auth/pin. */
  Reply pin(Request request) {
    var body = request.json(PinBody.class);
    var faults = new Faults();
    var pin = faults.check(() -> StaffFields.pin("/pin", body.pin()));
    if ((body.userId() == null) == (body.email() == null)) {
      faults.add("/user_id", "one_of", "Send user_id or email.");
    }
    if (length(body.code()) > Passwords.CHARS_MAX) {
      faults.add("/code", "too_long", "No code is that long.");
    }
    if (length(body.email()) > StaffMember.EMAIL_CHARS_MAX) {
      faults.add("/email", "too_long", "No e-mail address is that long.");
    }
    faults.refuse();
    var id = body.userId();
    if (id != null) {
      var who = new SignIn.Who.Id(id);
      return trying(
          id.toString(), () -> byPin(request, who, id.toString(), pin.get(), body.code()));
    }
    var email = Faults.required("/email", body.email()).strip();
    var who = new SignIn.Who.Address(email);
    return trying(email, () -> byPin(request, who, email, pin.get(), body.code()));
  }

  /** Whoever was signed in there before is not any more. */
  private Reply byPin(
      Request request, SignIn.Who who, String account, String pin, @Nullable String code) {
    var device = cookie(request, DEVICE_COOKIE).flatMap(devices::find);
    if (device.isEmpty()) {
      guesses.inVain(Secret.PIN, request.address());
      throw SignIn.noDevice();
    }
    var from = guesser(request, who, account, device);
    var known = device.get();
    var done = guarded(Secret.PIN, from, () -> signIn.byPin(who, pin, sent(from, code), known));
    cookie(request, REFRESH_COOKIE).ifPresent(signIns::endOf);
    return signedIn(200, done);
  }

  /**
   * Takes a turn before a secret is checked, so that guesses sent all at once get no more answers
   * than guesses sent one by one.
   */
  private <T> T guarded(Secret secret, Guesses.Guesser from, Supplier<T> attempt) {
    var turn = guesses.turn(secret, from);
    try {
      var done = attempt.get();
      turn.right();
      return done;
    } catch (Refused e) {
      if (Objects.requireNonNull(WRONG.get(secret)).contains(e.code())) {
        throw turn.wrong(e);
      }
      turn.undecided();
      throw e;
    }
  }

  /** GET /api/auth/verify. */
  Reply verify(Request request) {
    var user =
        members
            .signedIn(request.staff().staffId())
            .filter(StaffMember::active)
            .orElseThrow(() -> new Refused(Code.TOKEN_INVALID, "This person is no longer here."));
    return Reply.ok(new Verified("Token is valid", user));
  }

  /** POST /api/auth/refresh: the token of a body counts more than that of the cookie. */
  Reply refresh(Request request) {
    var sent = Optional.ofNullable(request.jsonIfAny(RefreshBody.class).refreshToken());
    var token =
        sent.or(() -> cookie(request, REFRESH_COOKIE))
            .orElseThrow(
                () ->
                    new Refused(
                        Code.AUTHORIZATION_REQUIRED, "This needs the refresh token of a sign-in."));
    return signedIn(200, signIns.refresh(token), sent.isEmpty());
  }

  /** POST /api/auth/logout: ends the sign-in everywhere it is used, within seconds at all nodes. */
  Reply logout(Request request) {
    signIns.end(request.proof().orElseThrow().signInId());
    return Reply.nothing()
        .about(About.at(request.staff().defaultLocation()))
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
        .about(About.by(on.member().caller()))
        .with("Cache-Control", "no-store")
        .with(new Reply.Cookie(TOKEN_COOKIE, on.access(), seconds, true))
        .with(new Reply.Cookie(REFRESH_COOKIE, on.refresh(), lasts, true))
        .with(new Reply.Cookie(CSRF_COOKIE, on.csrf(), lasts, false));
  }
}

package dev.comanda.staff;

import dev.comanda.http.Limits;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and setting up, over HTTP. */
public final class StaffHandlers {
  private static final String TOKEN_COOKIE = "comanda_staff";
  private static final String CSRF_COOKIE = "comanda_csrf";

  private final SignIn signIn;
  private final StaffMembers members;
  private final Setup setup;
  private final Limits limits;

  private record LoginBody(@Nullable String email, @Nullable String password) {}

  private record SetupBody(
      @Nullable String token,
      @Nullable String name,
      @Nullable String email,
      @Nullable String password) {}

  /** Which step of setting up comes next. */
  private record StepBody(Setup.@Nullable Step step) {}

  private record Session(String accessToken, String tokenType, long expiresIn, StaffMember user) {}

  private record Verified(String message, StaffMember user) {}

  /** Handlers over the staff; {@code limits} counts wrong sign-ins by address. */
  public StaffHandlers(SignIn signIn, StaffMembers members, Setup setup, Limits limits) {
    this.signIn = signIn;
    this.members = members;
    this.setup = setup;
    this.limits = limits;
  }

  /** POST /api/auth/login. */
  public Reply login(Request request) {
    var body = request.json(LoginBody.class);
    var faults = new Faults();
    var email = faults.check(() -> Faults.required("/email", body.email()));
    var password = faults.check(() -> Faults.required("/password", body.password()));
    faults.refuse();
    if (email.get().length() > StaffMember.EMAIL_CHARS_MAX
        || password.get().length() > 2 * Passwords.CHARS_MAX) {
      throw new Refused(Code.INVALID_CREDENTIALS, "E-mail or password is wrong.");
    }
    return signedIn(200, signIn(request.address(), email.get().strip(), password.get()));
  }

  /**
   * Looks at the limit before the password is checked, which is slow, and again after it, so that
   * guesses sent all at once get no more answers than guesses sent one by one.
   */
  private SignIn.SignedIn signIn(String address, String email, String password) {
    limits.checkSignIn(address, email);
    try {
      var signedIn = signIn.byPassword(email, password);
      limits.checkSignIn(address, email);
      return signedIn;
    } catch (Refused e) {
      if (e.code() == Code.INVALID_CREDENTIALS) {
        limits.checkSignIn(address, email);
        limits.wrongSignIn(address, email);
      }
      throw e;
    }
  }

  /** GET /api/auth/verify. */
  public Reply verify(Request request) {
    var user =
        members
            .byId(request.staff().staffId())
            .orElseThrow(() -> new Refused(Code.TOKEN_INVALID, "This person is no longer here."));
    return Reply.ok(new Verified("Token is valid", user));
  }

  /** POST /api/auth/logout. */
  public Reply logout(Request request) {
    return Reply.nothing()
        .with(new Reply.Cookie(TOKEN_COOKIE, "", 0, true))
        .with(new Reply.Cookie(CSRF_COOKIE, "", 0, false));
  }

  /** POST /api/setup. */
  public Reply setup(Request request) {
    var body = request.json(SetupBody.class);
    var faults = new Faults();
    var token = faults.check(() -> Faults.required("/token", body.token()));
    var name = faults.check(() -> StaffFields.name("/name", body.name()));
    var email = faults.check(() -> StaffFields.email("/email", body.email()));
    var password = faults.check(() -> Passwords.parse("/password", body.password()));
    faults.refuse();
    var wish = new Setup.Wish(name.get(), email.get(), password.get());
    limits.checkCode(request.address());
    try {
      return signedIn(201, setup.run(token.get(), wish));
    } catch (Refused e) {
      if (e.code() == Code.TOKEN_INVALID) {
        limits.wrongCode(request.address());
      }
      throw e;
    }
  }

  /** GET /api/setup. */
  public Reply setupStep(Request request) {
    return Reply.ok(new StepBody(setup.step())).with("Cache-Control", "no-store");
  }

  /** PUT /api/setup. */
  public Reply reachStep(Request request) {
    var step = Faults.required("/step", request.json(StepBody.class).step());
    return Reply.ok(new StepBody(setup.reach(step)));
  }

  private static Reply signedIn(int status, SignIn.SignedIn signedIn) {
    var seconds = (int) Tokens.LIFE.toSeconds();
    var issued = signedIn.issued();
    return Reply.json(status, new Session(issued.token(), "Bearer", seconds, signedIn.member()))
        .with("Cache-Control", "no-store")
        .with(new Reply.Cookie(TOKEN_COOKIE, issued.token(), seconds, true))
        .with(new Reply.Cookie(CSRF_COOKIE, issued.csrf(), seconds, false));
  }
}

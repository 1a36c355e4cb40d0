package dev.comanda.staff;

import dev.comanda.flood.UnknownCodes;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Setting up, over HTTP. */
final class SetupHandlers {
  private final Setup setup;
  private final UnknownCodes unknown;

  private record SetupBody(
      @Nullable String token,
      @Nullable String name,
      @Nullable String email,
      @Nullable String password) {}

  private record LinkBody(@Nullable String token) {}

  /** Which step of setting up comes next. */
  private record StepBody(Setup.@Nullable Step step) {}

  /** Handlers over setting up; {@code unknown} counts wrong links by address. */
  SetupHandlers(Setup setup, UnknownCodes unknown) {
    this.setup = setup;
    this.unknown = unknown;
  }

  /** POST /api/setup. */
  Reply setup(Request request) {
    var body = request.json(SetupBody.class);
    var faults = new Faults();
    var token = faults.check(() -> Faults.required("/token", body.token()));
    var name = faults.check(() -> StaffFields.name("/name", body.name()));
    var email = faults.check(() -> StaffFields.email("/email", body.email()));
    var password = faults.check(() -> Passwords.parse("/password", body.password()));
    faults.refuse();
    var wish = new Setup.Wish(name.get(), email.get(), password.get());
    return guarded(
        request, () -> SignInHandlers.signedIn(201, setup.run(token.get(), wish), false));
  }

  /** POST /api/setup/link: whether the link is good; uses nothing up. */
  Reply link(Request request) {
    var token = Faults.required("/token", request.json(LinkBody.class).token());
    return guarded(
        request,
        () -> {
          setup.checkLink(token);
          return Reply.nothing();
        });
  }

  /** Wrong links are counted by address; the right one always passes. */
  private Reply guarded(Request request, Supplier<Reply> act) {
    try {
      return act.get();
    } catch (Refused e) {
      if (e.code() == Code.TOKEN_INVALID) {
        unknown.count("set-up", request.address());
      }
      throw e;
    }
  }

  /** GET /api/setup. */
  Reply setupStep(Request request) {
    return Reply.ok(new StepBody(setup.step())).with("Cache-Control", "no-store");
  }

  /** PUT /api/setup. */
  Reply reachStep(Request request) {
    var step = Faults.required("/step", request.json(StepBody.class).step());
    return Reply.ok(new StepBody(setup.reach(step)));
  }
}

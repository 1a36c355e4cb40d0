package dev.comanda.staff;

import static dev.comanda.http.Access.ADMINISTRATION;
import static dev.comanda.http.Access.MANAGEMENT;
import static dev.comanda.http.Access.OPEN;
import static dev.comanda.http.Access.STAFF;
import static dev.comanda.http.Action.SECOND_FACTOR_POLICY;
import static dev.comanda.http.Action.SECOND_FACTOR_REMOVED;
import static dev.comanda.http.Action.SECOND_FACTOR_SET;
import static dev.comanda.http.Action.SECOND_FACTOR_TAKEN;
import static dev.comanda.http.Action.SETUP_ADMINISTRATOR;
import static dev.comanda.http.Action.SETUP_STEP;
import static dev.comanda.http.Action.SIGN_IN;
import static dev.comanda.http.Action.SIGN_OUT;
import static dev.comanda.http.Action.STAFF_CHANGED;
import static dev.comanda.http.Action.STAFF_CREATED;

import dev.comanda.db.Database;
import dev.comanda.flood.UnknownCodes;
import dev.comanda.http.Route;
import dev.comanda.http.Unaudited;
import dev.comanda.location.Locations;
import dev.comanda.part.Part;
import dev.comanda.part.SettingValues;
import dev.comanda.part.Worker;
import dev.comanda.staff.bound.Guesses;
import dev.comanda.staff.bound.OpenUserBounds;
import dev.comanda.staff.key.ApiKeyHandlers;
import dev.comanda.staff.key.ApiKeys;
import dev.comanda.staff.token.TokenKeys;
import dev.comanda.staff.token.Tokens;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who works here and how they and their programs come in, wired. */
public final class StaffPart implements Part {
  private static final String OPEN_USERS =
      "COMANDA_WAITER_API_OPEN_USERS lets anybody who reaches this server add waiters.";

  private static final Logger log = LoggerFactory.getLogger(StaffPart.class);

  private final SignInSettings settings;
  private final TokenKeys tokenKeys;
  private final Tokens tokens;
  private final Revocations revocations;
  private final SignInUpkeep upkeep;
  private final Setup setup;
  private final ApiKeys keys;
  private final SetupHandlers setupHandlers;
  private final SignInHandlers signIn;
  private final SecondFactorHandlers factors;
  private final UserHandlers users;
  private final ApiKeyHandlers keyHandlers;

  /**
   * Staff of these locations.
   *
   * @param members whoever does anything here makes them forget
   * @param guesses how often secrets may be tried
   * @param qr draws a text as the SVG of a code that cameras read
   */
  public StaffPart(
      Database database,
      Clock clock,
      SettingValues values,
      Locations locations,
      StaffMembers members,
      UnknownCodes unknown,
      Guesses guesses,
      Function<String, byte[]> qr) {
    settings = SignInSettings.of(values);
    warnings().forEach(log::warn);
    var passwords = new Passwords();
    tokenKeys = new TokenKeys(database, clock);
    revocations = new Revocations(database, tokenKeys, clock);
    revocations.whenLooked(counts -> members.forget());
    tokens = new Tokens(tokenKeys, revocations::counts, clock);
    upkeep = new SignInUpkeep(database, tokenKeys, clock);
    var signIns = new SignIns(database, tokens, revocations, clock);
    setup = new Setup(database, passwords, signIns, clock);
    var devices = new Devices(database, clock);
    var secondFactors = new SecondFactors(database, revocations, clock);
    var ways = new SignIn(database, passwords, signIns, devices, secondFactors, settings);
    var changes = new Users(database, revocations, clock);
    signIn = new SignInHandlers(ways, signIns, devices, members, guesses);
    setupHandlers = new SetupHandlers(setup, unknown);
    factors = new SecondFactorHandlers(secondFactors, signIn, changes, qr);
    users =
        new UserHandlers(
            changes, members, passwords, locations, settings, new OpenUserBounds(clock));
    keys = new ApiKeys(database, locations, clock);
    keyHandlers = new ApiKeyHandlers(keys, locations, clock);
  }

  /** What staff show who have signed in. */
  public Tokens tokens() {
    return tokens;
  }

  /** What programs show. */
  public ApiKeys keys() {
    return keys;
  }

  /** The first start. */
  public Setup setup() {
    return setup;
  }

  /** Tells whose sign-ins count no more. */
  public Revocations revocations() {
    return revocations;
  }

  @Override
  public Stream<Route> routes() {
    return Stream.of(ofSignIns(), ofSecondFactors(), ofUsers(), ofSetup(), keyHandlers.routes())
        .flatMap(some -> some);
  }

  private Stream<Route> ofSignIns() {
    var renews = new Unaudited("Renews a sign-in that is written down already.");
    return Stream.of(
        Route.post("/api/auth/login", OPEN, SIGN_IN, signIn::login),
        Route.post("/api/auth/pin", OPEN, SIGN_IN, signIn::pin),
        Route.get("/api/auth/verify", STAFF, signIn::verify),
        Route.post("/api/auth/refresh", OPEN, renews, signIn::refresh),
        Route.post("/api/auth/logout", STAFF, SIGN_OUT, signIn::logout));
  }

  private Stream<Route> ofSecondFactors() {
    var own = "/api/auth/second-factor";
    var theirs = "/api/users/{id}/second-factor";
    var policy = "/api/second-factor";
    var begins = new Unaudited("Counts for nothing until it is confirmed.");
    return Stream.of(
        Route.post(own, OPEN, begins, factors::begin),
        Route.post(own + "/confirmation", OPEN, SECOND_FACTOR_SET, factors::confirm),
        Route.post(own + "/removal", OPEN, SECOND_FACTOR_REMOVED, factors::remove),
        Route.delete(theirs, ADMINISTRATION, SECOND_FACTOR_TAKEN, factors::take),
        Route.get(policy, ADMINISTRATION, factors::policy),
        Route.put(policy, ADMINISTRATION, SECOND_FACTOR_POLICY, factors::require));
  }

  private Stream<Route> ofUsers() {
    var all = "/api/users";
    var one = "/api/users/{id}";
    return Stream.of(
        Route.post(all, users.open() ? OPEN : MANAGEMENT, STAFF_CREATED, users::create),
        Route.get(all, STAFF, users::list),
        Route.get(one, STAFF, users::get),
        Route.patch(one, MANAGEMENT, STAFF_CHANGED, users::change));
  }

  private Stream<Route> ofSetup() {
    var step = "/api/setup";
    var looks = new Unaudited("Changes nothing; the token is no part of an address.");
    return Stream.of(
        Route.get(step, OPEN, setupHandlers::setupStep),
        Route.post(step, OPEN, SETUP_ADMINISTRATOR, setupHandlers::setup),
        Route.post("/api/setup/link", OPEN, looks, setupHandlers::link),
        Route.put(step, ADMINISTRATION, SETUP_STEP, setupHandlers::reachStep));
  }

  @Override
  public Stream<Worker> workers() {
    return Stream.of(
        Worker.serving(revocations::start, revocations), Worker.upkeep(upkeep::start, upkeep));
  }

  @Override
  public void forget() {
    tokenKeys.forget();
    keys.forget();
  }

  @Override
  public Stream<String> warnings() {
    return settings.openUsers() ? Stream.of(OPEN_USERS) : Stream.of();
  }
}

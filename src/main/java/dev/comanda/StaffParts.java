package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.http.Limits;
import dev.comanda.location.Locations;
import dev.comanda.staff.Devices;
import dev.comanda.staff.Passwords;
import dev.comanda.staff.Revocations;
import dev.comanda.staff.Setup;
import dev.comanda.staff.SetupHandlers;
import dev.comanda.staff.SignIn;
import dev.comanda.staff.SignInHandlers;
import dev.comanda.staff.SignInSettings;
import dev.comanda.staff.SignInUpkeep;
import dev.comanda.staff.SignIns;
import dev.comanda.staff.StaffMembers;
import dev.comanda.staff.TokenKeys;
import dev.comanda.staff.Tokens;
import dev.comanda.staff.UserHandlers;
import dev.comanda.staff.Users;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who works here and how they come in, wired: a part of {@link App}. */
record StaffParts(
    TokenKeys keys,
    Tokens tokens,
    Revocations revocations,
    SignInUpkeep upkeep,
    Setup setup,
    SetupHandlers setupHandlers,
    SignInHandlers signInHandlers,
    UserHandlers userHandlers) {
  static final String OPEN_USERS =
      "COMANDA_WAITER_API_OPEN_USERS lets anybody who reaches this server add waiters.";

  private static final Logger log = LoggerFactory.getLogger(StaffParts.class);

  /** Every {@code new}, in order; nothing is started yet. */
  static StaffParts of(
      Database database, Clock clock, SignInSettings settings, Locations locations, Limits limits) {
    if (settings.openUsers()) {
      log.warn(OPEN_USERS);
    }
    var passwords = new Passwords();
    var keys = new TokenKeys(database, clock);
    var revocations = new Revocations(database, keys, clock);
    var tokens = new Tokens(keys, revocations::counts, clock);
    var signIns = new SignIns(database, tokens, revocations, clock);
    var setup = new Setup(database, passwords, signIns, clock);
    var devices = new Devices(database, clock);
    var signIn = new SignIn(database, passwords, signIns, devices, settings);
    var members = new StaffMembers(database);
    var users = new Users(database, revocations, clock);
    return new StaffParts(
        keys,
        tokens,
        revocations,
        new SignInUpkeep(database, keys, clock),
        setup,
        new SetupHandlers(setup, limits),
        new SignInHandlers(signIn, signIns, devices, members, limits),
        new UserHandlers(users, members, passwords, locations, settings, limits));
  }
}

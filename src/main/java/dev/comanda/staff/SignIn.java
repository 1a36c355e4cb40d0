package dev.comanda.staff;

import dev.comanda.db.Database;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;

/** Signs people in by e-mail and password. Thread-safe. */
public final class SignIn {
  private final Database database;
  private final Passwords passwords;
  private final Tokens tokens;

  /** A person who is signed in, and what proves it. */
  record SignedIn(StaffMember member, Tokens.Issued issued) {}

  /** Signing in to a database. */
  public SignIn(Database database, Passwords passwords, Tokens tokens) {
    this.database = database;
    this.passwords = passwords;
    this.tokens = tokens;
  }

  /**
   * Signs someone in. An unknown address and a wrong password look alike, also in time.
   *
   * @throws Refused {@code invalid_credentials}, {@code busy}
   */
  SignedIn byPassword(String email, String password) {
    var person = database.read(tx -> StaffRows.byEmail(tx, email));
    var hash = person.map(StaffRows.WithHash::passwordHash).orElse(null);
    if (!passwords.check(password, hash)) {
      throw new Refused(Code.INVALID_CREDENTIALS, "E-mail or password is wrong.");
    }
    var member = person.orElseThrow().member();
    return new SignedIn(member, tokens.issue(member));
  }
}

package dev.comanda.delivery.integration;

import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.integration.Integration.Access;
import dev.comanda.delivery.integration.Integration.LoginState;
import dev.comanda.json.Text;
import dev.comanda.problem.Refused;
import org.jspecify.annotations.Nullable;

/** What becomes of who signs in at an ERP. */
sealed interface LoginChange {
  /** Characters of a user's name. */
  int USERNAME_CHARS_MAX = 200;

  /** Characters of a password. */
  int PASSWORD_CHARS_MAX = 500;

  /** It stays as it is. */
  record Kept() implements LoginChange {}

  /** Nobody signs in any more. */
  record Removed() implements LoginChange {}

  /** This one signs in from now on. */
  record Given(Login login) implements LoginChange {}

  /**
   * What a body says of it. A password is that of the user who is sent with it, or else of the one
   * who is known; an empty user name removes both.
   *
   * @param known the user's name until now
   * @throws Refused {@code invalid} naming the field, without what was sent in it
   */
  static LoginChange of(
      @Nullable String username, @Nullable String password, @Nullable String known) {
    var user =
        username == null ? known : Text.lineOrNull("/username", username, USERNAME_CHARS_MAX);
    if (password != null) {
      return new Given(
          new Login(Text.line("/username", user, USERNAME_CHARS_MAX), password(password)));
    }
    if (username == null || (user != null && user.equals(known))) {
      return new Kept();
    }
    if (user == null) {
      return new Removed();
    }
    throw Refused.field("/password", "required", "Send the password of this user, too.");
  }

  /** Taken as it is: white space may belong to it. */
  private static String password(String sent) {
    if (sent.isEmpty()) {
      throw Refused.field("/password", "required", "This password is empty.");
    }
    if (sent.codePointCount(0, sent.length()) > PASSWORD_CHARS_MAX) {
      throw Refused.field(
          "/password",
          "too_long",
          "A password may have at most " + PASSWORD_CHARS_MAX + " characters.");
    }
    if (sent.chars().anyMatch(Character::isISOControl)) {
      throw Refused.field("/password", "control_character", "A password holds no line breaks.");
    }
    return sent;
  }

  /** Who signs in after it. */
  default Access after(Access before) {
    return switch (this) {
      case Kept() -> before;
      case Removed() -> Access.NOBODY;
      case Given(Login login) -> new Access(login.user(), LoginState.SET);
    };
  }
}

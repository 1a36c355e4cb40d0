package dev.comanda;

/** The settings of {@link dev.comanda.staff.SignInSettings}, as the reference lists them. */
final class SignInSettingLines {
  static final Setting<Boolean> BY_EMAIL =
      Setting.open(
          "COMANDA_SIGN_IN_BY_EMAIL",
          "on or off",
          "off; on in the demo, unless the network reaches it",
          "Signs in by e-mail alone, as the first waiter API did: only waiters who have neither"
              + " password nor PIN.",
          Settings::onOff);

  static final Setting<Boolean> OPEN_USERS =
      Setting.open(
          "COMANDA_WAITER_API_OPEN_USERS",
          "true or false",
          "false",
          "Lets anybody add waiters by POST /api/users without a sign-in, as the first waiter API"
              + " did. Whoever reaches the server can then make themselves staff.",
          SignInSettingLines::trueFalse);

  private SignInSettingLines() {}

  private static boolean trueFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }
}

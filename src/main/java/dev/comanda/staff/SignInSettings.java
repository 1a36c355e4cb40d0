package dev.comanda.staff;

import dev.comanda.part.Readers;
import dev.comanda.part.Setting;
import dev.comanda.part.SettingValues;
import java.util.List;

/**
 * How people may come in.
 *
 * @param byEmail whether waiters who have neither password nor PIN sign in by e-mail alone
 * @param openUsers whether anybody may add waiters, as the first waiter API let them
 */
public record SignInSettings(boolean byEmail, boolean openUsers) {
  /** {@link #byEmail}. */
  public static final Setting<Boolean> BY_EMAIL =
      Setting.open(
          "COMANDA_SIGN_IN_BY_EMAIL",
          "on or off",
          "off; on in the demo, unless the network reaches it",
          "Signs in by e-mail alone, as the first waiter API did: only waiters who have neither"
              + " password nor PIN.",
          Readers::onOff);

  /** {@link #openUsers}. */
  public static final Setting<Boolean> OPEN_USERS =
      Setting.open(
          "COMANDA_WAITER_API_OPEN_USERS",
          "true or false",
          "false",
          "Lets anybody add waiters by POST /api/users without a sign-in, as the first waiter API"
              + " did. Whoever reaches the server can then make themselves staff.",
          Readers::trueFalse);

  /** All of them, in the order of the reference. */
  public static final List<Setting<?>> ALL = List.of(BY_EMAIL, OPEN_USERS);

  /** As they were set. */
  static SignInSettings of(SettingValues values) {
    return new SignInSettings(values.of(BY_EMAIL, false), values.of(OPEN_USERS, false));
  }
}

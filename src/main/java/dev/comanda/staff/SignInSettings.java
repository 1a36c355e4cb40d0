package dev.comanda.staff;

/**
 * How people may come in.
 *
 * @param byEmail whether waiters who have neither password nor PIN sign in by e-mail alone
 * @param openUsers whether anybody may add waiters, as the first waiter API let them
 */
public record SignInSettings(boolean byEmail, boolean openUsers) {
  /** As it is unless told otherwise. */
  public static final SignInSettings DEFAULT = new SignInSettings(false, false);
}

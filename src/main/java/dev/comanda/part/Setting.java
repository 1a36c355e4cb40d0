package dev.comanda.part;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One setting as the program, its reference and {@code .env.example} all see it.
 *
 * @param name the environment variable
 * @param accepts what a value must be, with unit and bounds, in words
 * @param byDefault what holds when it is not set, in words
 * @param doc what it is for, in one or two sentences
 * @param secret whether its value must never be printed
 * @param reader turns text into a value
 */
public record Setting<T>(
    String name, String accepts, String byDefault, String doc, boolean secret, Reader<T> reader) {

  /** What every setting's name begins with; other variables are none of our business. */
  public static final String PREFIX = "COMANDA_";

  private static final String HIDDEN = "********";

  /** Where an address may carry a password: before the host, and among the options. */
  private static final Pattern SECRETS_IN_ADDRESS =
      Pattern.compile("(?<=://)[^/]*(?=@)|(?<=[?&](?:ssl)?password=)[^&]*");

  /** Turns text into a value; the message of a refusal says what is wrong with it. */
  @FunctionalInterface
  public interface Reader<T> {
    /** The value, or an {@link IllegalArgumentException} that says what is wrong. */
    T read(String text);
  }

  /** One that may be seen. */
  public static <T> Setting<T> open(
      String name, String accepts, String byDefault, String doc, Reader<T> reader) {
    return new Setting<>(name, accepts, byDefault, doc, false, reader);
  }

  /** One whose value must never be printed. */
  public static <T> Setting<T> secret(
      String name, String accepts, String byDefault, String doc, Reader<T> reader) {
    return new Setting<>(name, accepts, byDefault, doc, true, reader);
  }

  /** What it is called as an option of a command. */
  public String option() {
    return "--" + name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A value as it may be shown. */
  public String shown(String text) {
    return secret ? HIDDEN : SECRETS_IN_ADDRESS.matcher(text).replaceAll(HIDDEN);
  }
}

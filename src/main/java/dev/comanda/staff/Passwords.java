package dev.comanda.staff;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import dev.comanda.problem.Turns;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords with Argon2id, with the parameters that OWASP's Password Storage
 * Cheat Sheet names first: 19 MiB, two passes, one lane. Each takes a core for some 40 ms and
 * {@link #MEMORY_KIB} of memory, so at most {@link #AT_ONCE_MAX} are made at once, of those who may
 * be guessing one less; who waits longer than {@link #WAIT}, or where {@link #GUESSES_WAITING_MAX}
 * wait already, is refused with {@code busy}. Thread-safe.
 */
public final class Passwords {
  static final int MEMORY_KIB = 19 * 1024;
  static final int PASSES = 2;
  static final int LANES = 1;
  static final int HASH_BYTES = 32;
  static final int SALT_BYTES = 16;
  static final int AT_ONCE_MAX = 2;
  static final Duration WAIT = Duration.ofSeconds(3);
  static final int GUESSES_WAITING_MAX = 30;

  /** NIST SP 800-63B: eight at least, and room for a sentence. */
  static final int CHARS_MIN = 8;

  static final int CHARS_MAX = 128;

  /** Random bytes in place of a hash: an unknown address takes as long as a wrong password. */
  private static final String NOBODY =
      "$argon2id$v=19$m=19456,t=2,p=1$WDfjpu+ev0ivPmkRfv0Dtg$VOeJfpdt4V8ASZpmhbjdQY9lKTqIgQWQngbUjy1Wfqg";

  private static final String BUSY = "Too many people sign in just now.";

  private final Turns turns = new Turns(AT_ONCE_MAX, WAIT, BUSY);
  private final Turns guesses = new Turns(AT_ONCE_MAX - 1, WAIT, BUSY);
  private final SecureRandom random = new SecureRandom();
  private final Argon2Function argon2 =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  /**
   * A new password that a client sent.
   *
   * @throws Refused {@code invalid} with {@code required}, {@code too_short} or {@code too_long}
   */
  static String parse(String pointer, @Nullable String sent) {
    var password = Faults.required(pointer, sent);
    int chars = password.codePointCount(0, password.length());
    if (chars < CHARS_MIN) {
      throw Refused.field(
          pointer, "too_short", "A password has at least " + CHARS_MIN + " characters.");
    }
    if (chars > CHARS_MAX) {
      throw Refused.field(
          pointer, "too_long", "A password has at most " + CHARS_MAX + " characters.");
    }
    return password;
  }

  /**
   * The hash of a password, in the PHC form that names its parameters.
   *
   * @throws Refused {@code busy}
   */
  public String hash(String password) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return turns.take(() -> argon2.hash(bytes(password), salt).getResult());
  }

  /**
   * Whether this is the password.
   *
   * @param hash null when nobody has the address; takes as long, and is never true
   * @param expected whether there is reason to believe that this is no guess; then it does not wait
   *     for guesses
   * @throws Refused {@code busy}
   */
  boolean check(String password, @Nullable String hash, boolean expected) {
    var against = hash == null ? NOBODY : hash;
    Supplier<Boolean> work =
        () ->
            turns.take(
                () -> Argon2Function.getInstanceFromHash(against).check(normal(password), against));
    var fits = expected ? work.get() : asGuess(work);
    return fits && hash != null;
  }

  /** Those who may be guessing leave a turn to the others, and do not queue without end. */
  private <T> T asGuess(Supplier<T> work) {
    if (guesses.waiting() >= GUESSES_WAITING_MAX) {
      throw guesses.busy();
    }
    return guesses.take(work);
  }

  private static byte[] bytes(String password) {
    return normal(password).getBytes(StandardCharsets.UTF_8);
  }

  /** One form for letters that devices write in several, as NIST SP 800-63B asks. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}

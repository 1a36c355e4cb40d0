package dev.comanda.delivery.connector;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kept a connector from its work, in a kind that says what may follow. */
public final class Trouble extends Exception {
  /** What may follow. */
  public enum Kind {
    /** The ERP could not be reached, and surely has not acted: tried again later. */
    UNREACHABLE(true),
    /** It signed us out before it could have acted: tried again after one new sign-in. */
    SESSION_LOST(true),
    /** It asks for patience: all lines of the integration wait. */
    BUSY(true),
    /** It does not take the user or the password: nothing tries again until they are changed. */
    CREDENTIALS(true),
    /** It said no, and has not acted: a person decides. */
    REFUSED(true),
    /** Something stands there that nobody knows, before anything was submitted: a person looks. */
    PAGE_UNKNOWN(true),
    /** Nobody knows whether it has acted. */
    UNKNOWN(false);

    private final boolean before;

    Kind(boolean before) {
      this.before = before;
    }

    /** Whether the ERP surely has not acted. */
    public boolean before() {
      return before;
    }
  }

  /**
   * Code of {@link Kind#UNKNOWN} trouble after a submit: what stands in the document beside our
   * line is not as it was, or was not seen. It stays told of a line also where that is found.
   */
  public static final String OTHER_LINES_CHANGED = "other_lines_changed";

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String code;
  private final transient @Nullable Duration retryAfter;

  /**
   * Trouble.
   *
   * @param code for programs, as {@code document_closed} or {@code product_unknown}
   * @param text for people, without secrets
   */
  public Trouble(Kind kind, String code, String text) {
    this(kind, code, text, null);
  }

  /**
   * Trouble that says when it may be over.
   *
   * @param retryAfter null where it does not say
   */
  public Trouble(Kind kind, String code, String text, @Nullable Duration retryAfter) {
    super(text);
    this.kind = kind;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** What may follow. */
  public Kind kind() {
    return kind;
  }

  /** For programs. */
  public String code() {
    return code;
  }

  /** For people. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** After what time the ERP asked to be asked again. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}

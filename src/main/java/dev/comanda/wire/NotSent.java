package dev.comanda.wire;

/** No byte of a request went out; the message says why, for people. */
public final class NotSent extends Exception {
  /** Nobody takes the connection, none can be opened, or host or certificate are not known. */
  public static final String UNREACHABLE = "unreachable";

  /** It leads to where nobody may be called. */
  public static final String NOT_ALLOWED = "address_not_allowed";

  private static final long serialVersionUID = 1L;

  private final String code;

  NotSent(String code, String words) {
    super(words);
    this.code = code;
  }

  /** For programs. */
  public String code() {
    return code;
  }

  /** For people. */
  public String words() {
    return String.valueOf(getMessage());
  }
}

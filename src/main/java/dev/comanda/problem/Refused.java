package dev.comanda.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * A request is turned down and nothing was changed. The only exception whose text a client sees, so
 * {@code detail} must never hold a secret or another party's data.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * One offending field: a JSON pointer (or {@code header:NAME}, {@code query:NAME}), a code and
   * words.
   */
  public record Fault(String pointer, String code, String detail) {}

  private final Code code;
  private final transient List<Fault> faults;
  private final int retryAfterSeconds;

  private Refused(Code code, String detail, List<Fault> faults, int retryAfterSeconds) {
    super(detail, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** A refusal with words for the client. */
  public Refused(Code code, String detail) {
    this(code, detail, List.of(), 0);
  }

  /** A refusal that names one field. */
  public static Refused field(String pointer, String faultCode, String detail) {
    return new Refused(Code.INVALID, detail, List.of(new Fault(pointer, faultCode, detail)), 0);
  }

  /** The refusal for a list of at least one fault, with {@link Code#INVALID}. */
  public static Refused fields(List<Fault> faults) {
    return new Refused(Code.INVALID, faults.getFirst().detail(), faults, 0);
  }

  /** The same refusal, naming one more field. */
  public Refused at(String pointer, String faultCode) {
    var more = new ArrayList<>(faults);
    more.add(new Fault(pointer, faultCode, detail()));
    return new Refused(code, detail(), more, retryAfterSeconds);
  }

  /** The same refusal, telling the client to come back after this many seconds. */
  public Refused retryAfter(int seconds) {
    return new Refused(code, detail(), faults, seconds);
  }

  /** Why, as a code. */
  public Code code() {
    return code;
  }

  /** Why, in words. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The offending fields, possibly none. */
  public List<Fault> faults() {
    return faults;
  }

  /** Seconds after which a repeat makes sense; 0 when that is not known. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}

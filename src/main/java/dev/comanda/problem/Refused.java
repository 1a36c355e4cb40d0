package dev.comanda.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** Seconds after which to try again what found no room: somebody has to make it first. */
  private static final int DISK_FULL_RETRY_SECONDS = 10;

  private final Code code;
  private final transient List<Fault> faults;
  private final int retryAfterSeconds;
  private final transient Optional<String> message;
  private final transient Optional<String> tried;

  private Refused(
      Code code,
      String detail,
      List<Fault> faults,
      int retryAfterSeconds,
      Optional<String> message,
      Optional<String> tried) {
    super(detail, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
    this.retryAfterSeconds = retryAfterSeconds;
    this.message = message;
    this.tried = tried;
  }

  /** A refusal with words for the client. */
  public Refused(Code code, String detail) {
    this(code, detail, List.of(), 0, Optional.empty(), Optional.empty());
  }

  /** How a request is refused for which there is no room on the database's disk. */
  public static Refused diskFull() {
    return new Refused(
            Code.DISK_FULL,
            "There is no room on the disk of the database; nothing was done. Who runs Comanda must"
                + " make room.")
        .retryAfter(DISK_FULL_RETRY_SECONDS);
  }

  /** A refusal that names one field. */
  public static Refused field(String pointer, String faultCode, String detail) {
    return fields(List.of(new Fault(pointer, faultCode, detail)));
  }

  /** The refusal for a list of at least one fault, with {@link Code#INVALID}. */
  public static Refused fields(List<Fault> faults) {
    return new Refused(
        Code.INVALID, faults.getFirst().detail(), faults, 0, Optional.empty(), Optional.empty());
  }

  /** The same refusal, naming one more field. */
  public Refused at(String pointer, String faultCode) {
    var more = new ArrayList<>(faults);
    more.add(new Fault(pointer, faultCode, detail()));
    return new Refused(code, detail(), more, retryAfterSeconds, message, tried);
  }

  /** The same refusal, telling the client to come back after this many seconds. */
  public Refused retryAfter(int seconds) {
    return new Refused(code, detail(), faults, seconds, message, tried);
  }

  /** The same refusal, with other words in the member {@code message}, which older clients read. */
  public Refused saying(String message) {
    return new Refused(code, detail(), faults, retryAfterSeconds, Optional.of(message), tried);
  }

  /**
   * The same refusal of a secret, naming whose it should have been: as somebody typed it, who may
   * have typed the secret there. No client sees it.
   */
  public Refused trying(String account) {
    return new Refused(code, detail(), faults, retryAfterSeconds, message, Optional.of(account));
  }

  /** Why, as a code. */
  public Code code() {
    return code;
  }

  /** Why, in words. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /**
   * What older clients are told: words of its own where it has any, else one sentence for all
   * faults of fields, else the detail.
   */
  public String message() {
    return message.orElse(code == Code.INVALID ? "Validation error" : detail());
  }

  /** The offending fields, possibly none. */
  public List<Fault> faults() {
    return faults;
  }

  /** Whose secret it should have been; empty for all but wrong secrets. */
  public Optional<String> tried() {
    return tried;
  }

  /** Seconds after which a repeat makes sense; 0 when that is not known. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}

package dev.comanda.http;

/**
 * How an older surface says that it turns something down, for clients that read no other form.
 *
 * @param base where the surface begins; all below it is worded so, also where nothing is
 */
public record Wording(String base, Refusal refusal) {
  /** Makes the answer to what was turned down. */
  @FunctionalInterface
  public interface Refusal {
    /** The answer of this status, in words for people. */
    Reply of(int status, String detail);
  }

  /** Whether a path is one of the surface. */
  public boolean covers(String path) {
    return path.startsWith(base)
        && (path.length() == base.length() || path.charAt(base.length()) == '/');
  }
}

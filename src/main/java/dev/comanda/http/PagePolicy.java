package dev.comanda.http;

/** What a page of ours may do in a browser: what this server sends it for, and nothing else. */
public final class PagePolicy {
  /** The header that says it. */
  public static final String HEADER = "Content-Security-Policy";

  private PagePolicy() {}

  /**
   * The policy of a page.
   *
   * @param scripts what else it may run than the scripts of this server, each with a space before
   *     it; mostly nothing
   */
  public static String of(String scripts) {
    return "default-src 'none'; script-src 'self'"
        + scripts
        + "; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'"
        + "; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }
}

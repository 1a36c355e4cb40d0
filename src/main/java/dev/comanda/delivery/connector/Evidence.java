package dev.comanda.delivery.connector;

/**
 * Where a connector leaves what it saw and did, step by step; secrets blank. Bounded by whoever
 * keeps it.
 */
public interface Evidence {
  /**
   * Keeps a text: a request, an answer, a page's words.
   *
   * @param step in a word or two, as {@code before submit}
   */
  void text(String step, String text);

  /** Says at which step it is from now on, where nothing is kept of its beginning. */
  default void step(String name) {}

  /** Keeps a picture, as PNG. */
  void picture(String step, byte[] png);
}

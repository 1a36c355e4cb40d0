package dev.comanda.http.server;

/** The address or port cannot be had, mostly because another program has it. */
public final class CannotListen extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotListen(HttpSettings settings, Throwable cause) {
    super(
        "cannot listen on "
            + settings.listen()
            + ":"
            + settings.port()
            + ": "
            + why(cause)
            + ". COMANDA_LISTEN and COMANDA_PORT (or --port) say where.",
        cause);
  }

  /** What the system said; the frameworks' words above it guess. */
  private static String why(Throwable thrown) {
    var cause = thrown.getCause();
    return cause == null ? String.valueOf(thrown.getMessage()) : why(cause);
  }
}

package dev.comanda.http;

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
            + cause.getMessage()
            + ". Another program may have the port; choose one with COMANDA_PORT, or --port.",
        cause);
  }
}

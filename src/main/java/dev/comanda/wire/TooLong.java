package dev.comanda.wire;

import java.net.ProtocolException;

/** An answer was longer than is read; all of the request went out. */
public final class TooLong extends ProtocolException {
  private static final long serialVersionUID = 1L;

  TooLong(int bytesMax) {
    super("an answer of more than " + bytesMax + " bytes");
  }
}

package dev.comanda.preparation.robot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One request by a connection of its own, of whose answer the status alone counts. It is written
 * here, and not left to a client of HTTP, for two reasons: it must be known whether any byte of the
 * request went out, which connections kept open and requests repeated unseen blur; and the
 * connection must go to the IP address that was looked at, whatever the host's name leads to now.
 */
final class Exchange {
  /** The longest answer of which more than the beginning is taken. */
  private static final int ANSWER_BYTES_MAX = 64 * 1024;

  /** So long the rest of an answer may take, so that the engine is not cut off while it writes. */
  private static final Duration REST_WAIT = Duration.ofMillis(500);

  /** No byte of the request went out. */
  static final class NotSent extends Exception {
    private static final long serialVersionUID = 1L;

    NotSent(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private final SSLContext trusted;
  private final CallbackLimits limits;

  Exchange(SSLContext trusted, CallbackLimits limits) {
    this.trusted = trusted;
    this.limits = limits;
  }

  /**
   * Sends a request and waits for its status.
   *
   * @param addresses of the host, tried one after the other until one takes the connection
   * @param request as its bytes go out, which ask for the connection to be closed
   * @throws NotSent when nobody got anything of it
   * @throws IOException when it went out, and no status came back
   */
  int status(CallbackUrl url, List<InetAddress> addresses, byte[] request)
      throws NotSent, IOException {
    long endNanos = System.nanoTime() + limits.total().toNanos();
    var plain = connected(url, addresses, endNanos);
    try {
      var socket = secured(url, plain);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      var answer = new BufferedInputStream(socket.getInputStream());
      int status = AnswerHead.status(answer);
      plain.endWithin(REST_WAIT);
      takeRest(answer);
      closed(socket);
      return status;
    } finally {
      closed(plain);
    }
  }

  private TimedSocket connected(CallbackUrl url, List<InetAddress> addresses, long endNanos)
      throws NotSent {
    var failure = new IOException("no address");
    for (var address : addresses) {
      var socket = new TimedSocket(endNanos);
      try {
        socket.connect(address, url.port(), limits.connect());
        return socket;
      } catch (IOException e) {
        failure = e;
        closed(socket);
      }
    }
    throw new NotSent(failure);
  }

  private Socket secured(CallbackUrl url, Socket plain) throws NotSent {
    if (!url.secure()) {
      return plain;
    }
    try {
      var socket =
          (SSLSocket) trusted.getSocketFactory().createSocket(plain, url.host(), url.port(), true);
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      throw new NotSent(e);
    }
  }

  /** The status is known; whatever happens to the rest changes nothing. */
  private static void takeRest(InputStream answer) {
    try {
      answer.readNBytes(ANSWER_BYTES_MAX);
    } catch (IOException e) {
      return;
    }
  }

  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return;
    }
  }
}

package dev.comanda.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * One request by a connection of its own, and its answer. It is written here, and not left to a
 * client of HTTP, because it must be known whether any byte of the request went out, which
 * connections kept open and requests repeated unseen blur; because the connection must go to the IP
 * address that was looked at; and because it must end when its thread is interrupted. It follows no
 * redirect and repeats nothing. Thread-safe.
 */
public final class Exchange {
  /** Bytes of a request's body: they fit into what a connection takes without waiting. */
  public static final int BODY_BYTES_MAX = 16 * 1024;

  /** So long somebody may take to take a connection. */
  private static final Duration CONNECT_WAIT = Duration.ofSeconds(3);

  private final Doorkeeper doorkeeper;
  private final SSLContext trusted;

  /**
   * One that has asked nobody.
   *
   * @param trusted whose certificates count
   */
  public Exchange(Doorkeeper doorkeeper, SSLContext trusted) {
    this.doorkeeper = doorkeeper;
    this.trusted = trusted;
  }

  /**
   * Asks.
   *
   * @param total for connecting, TLS and the answer to its last byte together; looking the host's
   *     name up takes as long beside it as the machine's resolver lets it
   * @throws NotSent when nobody got anything of it
   * @throws java.net.SocketTimeoutException when it went out, and the time was over
   * @throws TooLong when it went out, and the answer is longer than is read
   * @throws IOException when it went out, and no whole answer came back
   * @throws InterruptedException when the thread was interrupted; it may have gone out
   */
  public Answer answer(Address to, Ask ask, Duration total)
      throws NotSent, IOException, InterruptedException {
    long endNanos = System.nanoTime() + total.toNanos();
    var plain = connected(to, doorkeeper.addresses(to), endNanos);
    try {
      var socket = secured(to, plain);
      if (System.nanoTime() - endNanos >= 0) {
        // Whoever stood still meanwhile no longer sends what others may have done since.
        throw new NotSent(NotSent.UNREACHABLE, "The time was over before anything was sent.");
      }
      socket.getOutputStream().write(ask.bytes(to));
      socket.getOutputStream().flush();
      var answer = AnswerReader.read(new BufferedInputStream(socket.getInputStream()));
      closed(socket);
      return answer;
    } catch (IOException e) {
      endIfInterrupted();
      throw e;
    } finally {
      closed(plain);
    }
  }

  private static TimedSocket connected(Address to, List<InetAddress> addresses, long endNanos)
      throws NotSent, InterruptedException {
    var failure = "no address";
    for (var address : addresses) {
      var socket = new TimedSocket(SocketChannel::open, endNanos);
      try {
        socket.connect(address, to.port(), CONNECT_WAIT);
        return socket;
      } catch (IOException e) {
        closed(socket);
        endIfInterrupted();
        failure = String.valueOf(e.getMessage());
      }
    }
    throw new NotSent(
        NotSent.UNREACHABLE, "Nobody takes a connection at " + to.authority() + ": " + failure);
  }

  private Socket secured(Address to, Socket plain) throws NotSent, InterruptedException {
    if (!to.secure()) {
      return plain;
    }
    try {
      var socket =
          (SSLSocket) trusted.getSocketFactory().createSocket(plain, to.host(), to.port(), true);
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      endIfInterrupted();
      var why = e instanceof SSLException ? "no connection by TLS" : "no connection";
      throw new NotSent(
          NotSent.UNREACHABLE,
          "There is " + why + " with " + to.authority() + ": " + e.getMessage());
    }
  }

  /** What came is known, or that nothing did; whatever happens at the end changes nothing. */
  private static void closed(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return;
    }
  }

  /** Whoever is interrupted finds a broken connection; that is no word of the other side. */
  private static void endIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while somebody was asked");
    }
  }
}

package dev.comanda.preparation.robot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.comanda.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * Calls an engine at the address at which it waits. It follows no redirect and repeats nothing: an
 * order that went out and was not answered clearly is {@link HandOver.Lost}. Thread-safe; a call
 * takes no longer than its limits, beside the look-up of the host's name. Callers hold no
 * transaction and no lock.
 */
public final class Callback {
  /** The largest order, in bytes: it fits into what a connection takes without waiting. */
  public static final int ORDER_BYTES_MAX = 8 * 1024;

  private final AllowedAddresses allowed;
  private final Exchange exchange;
  private final CallbackLimits limits;

  /**
   * A client that has called nobody.
   *
   * @param trusted whose certificates count, see {@link TrustedAuthorities}
   */
  public Callback(AllowedAddresses allowed, SSLContext trusted, CallbackLimits limits) {
    this.allowed = allowed;
    this.exchange = new Exchange(trusted, limits);
    this.limits = limits;
  }

  /**
   * Sends an order, once.
   *
   * <p>Its headers are few on purpose: an engine takes any {@code CPEE-UPDATE}, whatever it says,
   * for an order that is not the last word, and any parameter of the type for text.
   *
   * @param order written as one JSON object, of at most {@link #ORDER_BYTES_MAX}
   */
  public HandOver handOver(CallbackUrl url, Map<String, ?> order) {
    var json = Json.bytes(order);
    if (json.length > ORDER_BYTES_MAX) {
      throw new IllegalArgumentException("an order of " + json.length + " bytes");
    }
    var head =
        head("PUT", url)
            + "Content-Type: application/json\r\nContent-Length: "
            + json.length
            + "\r\n\r\n";
    try {
      int status = exchange.status(url, allowed.addresses(url), bytes(head, json));
      return answered(status);
    } catch (AllowedAddresses.NotAllowed e) {
      return new HandOver.TurnedDown(String.valueOf(e.getMessage()));
    } catch (Exchange.NotSent e) {
      return new HandOver.TurnedDown("it takes no connection: " + e.getMessage());
    } catch (SocketTimeoutException e) {
      return new HandOver.Lost("it did not answer within " + limits.total().toMillis() + " ms");
    } catch (IOException e) {
      return new HandOver.Lost("it broke off without an answer: " + e.getMessage());
    }
  }

  /** Not open, and gone: the engine's own words for having given it to nobody. */
  private static HandOver answered(int status) {
    if (status >= 200 && status < 300) {
      return new HandOver.Taken();
    }
    return status == 503 || status == 404
        ? new HandOver.TurnedDown("it answered " + status)
        : new HandOver.Lost("it answered " + status);
  }

  /** Asks whether it still waits at an address, which changes nothing there. */
  public Probe probe(CallbackUrl url) {
    var head = head("GET", url) + "Accept: application/json\r\n\r\n";
    try {
      return switch (exchange.status(url, allowed.addresses(url), bytes(head))) {
        case 200 -> Probe.OPEN;
        case 404, 410, 503 -> Probe.NOT_OPEN;
        default -> Probe.UNREACHABLE;
      };
    } catch (AllowedAddresses.NotAllowed | Exchange.NotSent | IOException e) {
      return Probe.UNREACHABLE;
    }
  }

  private static String head(String method, CallbackUrl url) {
    return method
        + " "
        + url.target()
        + " HTTP/1.1\r\nHost: "
        + url.authority()
        + "\r\nUser-Agent: Comanda\r\nConnection: close\r\n";
  }

  private static byte[] bytes(String head, byte... body) {
    var bytes = new ByteArrayOutputStream(head.length() + body.length);
    bytes.writeBytes(head.getBytes(US_ASCII));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}

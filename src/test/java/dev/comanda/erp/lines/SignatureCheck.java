package dev.comanda.erp.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a request is signed as the protocol asks; written anew from its page. Thread-safe. */
final class SignatureCheck {
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  private final byte[] key;
  private final Clock clock;
  private final Set<String> ids = ConcurrentHashMap.newKeySet();

  SignatureCheck(String secret, Clock clock) {
    this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    this.clock = clock;
  }

  /** What is wrong with it, as the protocol names it; empty where nothing is. */
  String fault(Sent sent) {
    var id = sent.header("webhook-id").orElse("");
    var time = sent.header("webhook-timestamp").orElse("");
    var signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + time + ".").getBytes(UTF_8));
    signed.writeBytes(
        sent.body().length > 0
            ? sent.body()
            : (sent.method() + " " + sent.target()).getBytes(UTF_8));
    var right = "v1," + Base64.getEncoder().encodeToString(hmac(signed.toByteArray()));
    var given = sent.header("webhook-signature").orElse("").split(" ", -1);
    if (id.isEmpty() || id.contains(".") || !Arrays.asList(given).contains(right)) {
      return "signature";
    }
    if (!ids.add(id)) {
      throw new AssertionError("the id " + id + " came twice");
    }
    var apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), clock.instant());
    return apart.abs().compareTo(TOLERANCE) > 0 ? "timestamp" : "";
  }

  private byte[] hmac(byte[] signed) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.comanda.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What we sign requests by whose receiver knows it too, as Standard Webhooks has it: {@code whsec_}
 * and 24 to 64 bytes in base64. While it is changed there may be two, with a space between them;
 * each request is signed by both. Never shown: its text is masked. Immutable.
 */
public final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final int BYTES_MIN = 24;
  private static final int BYTES_MAX = 64;
  private static final int AT_ONCE_MAX = 2;
  private static final int NEW_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";
  private static final String MASK = "********";

  private static final Pattern SPACES = Pattern.compile(" +");

  /** Whatever looks like one, whosever it is. */
  private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("whsec_[A-Za-z0-9+/_-]+=*");

  private final List<byte[]> keys;
  private final List<String> written;

  private WebhookSecret(List<byte[]> keys, List<String> written) {
    this.keys = keys;
    this.written = written;
  }

  /** The text of a new one, by lot. */
  public static String made() {
    var key = new byte[NEW_BYTES];
    new SecureRandom().nextBytes(key);
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /** Reads one from its text; null where it is none. */
  public static @Nullable WebhookSecret read(String password) {
    var texts = Arrays.asList(SPACES.split(password.strip(), -1));
    if (texts.size() > AT_ONCE_MAX || !texts.stream().allMatch(each -> each.startsWith(PREFIX))) {
      return null;
    }
    var written = texts.stream().map(each -> each.substring(PREFIX.length())).toList();
    try {
      var keys = written.stream().map(Base64.getDecoder()::decode).toList();
      return keys.stream().allMatch(WebhookSecret::isLong)
          ? new WebhookSecret(keys, written)
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isLong(byte[] key) {
    return key.length >= BYTES_MIN && key.length <= BYTES_MAX;
  }

  /**
   * The headers by which a request is signed.
   *
   * @param id of the request, without a dot
   * @param signed what is signed: the body, or what stands for it
   */
  public Map<String, String> headers(String id, Instant at, byte[] signed) {
    long seconds = at.getEpochSecond();
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(seconds));
    headers.put("webhook-signature", signature(id, seconds, signed));
    return headers;
  }

  /**
   * The signature of a request, as the header {@code webhook-signature} has it.
   *
   * @param id of the request, without a dot
   * @param seconds since 1970
   * @param signed what is signed: the body, or what stands for it
   */
  public String signature(String id, long seconds, byte[] signed) {
    var before = (id + "." + seconds + ".").getBytes(US_ASCII);
    return keys.stream()
        .map(key -> VERSION + signature(key, before, signed))
        .collect(Collectors.joining(" "));
  }

  private static String signature(byte[] key, byte[] before, byte[] signed) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(before);
      return Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text without it, and without anything that looks like one. */
  public String masked(String text) {
    var masked = LOOKS_LIKE_ONE.matcher(text).replaceAll(MASK);
    for (var each : written) {
      masked = masked.replace(each, MASK);
    }
    return masked;
  }

  @Override
  public String toString() {
    return "WebhookSecret[" + MASK + "]";
  }
}

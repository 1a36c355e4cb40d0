package dev.comanda.spec;

import java.util.Base64;

/** The smallest photo that there is. */
final class Photo {
  /** One pixel, lossy. */
  static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

  private Photo() {}
}

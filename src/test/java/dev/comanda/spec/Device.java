package dev.comanda.spec;

import java.util.Map;

/** What holds a browser. */
enum Device {
  NARROW(320, 568, 2),
  PHONE(390, 844, 2),
  TABLET(820, 1180, 1),
  LAPTOP(1280, 800, 1),
  DESK(1440, 900, 1);

  private final int width;
  private final int height;
  private final int density;

  Device(int width, int height, int density) {
    this.width = width;
    this.height = height;
    this.density = density;
  }

  /** As Chromium's emulation takes them. */
  Map<String, Object> metrics() {
    return metrics(height);
  }

  /** The same with a screen of another height. */
  Map<String, Object> metrics(long high) {
    return Map.of(
        "width",
        width,
        "height",
        high,
        "deviceScaleFactor",
        density,
        "mobile",
        this == PHONE || this == NARROW);
  }
}

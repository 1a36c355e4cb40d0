package dev.comanda.part;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

/** What texts of settings are read by; each refuses what it cannot read, saying what is wrong. */
public final class Readers {
  private Readers() {}

  /** {@code on} or {@code off}. */
  public static boolean onOff(String text) {
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("is neither on nor off");
    };
  }

  /** {@code true} or {@code false}. */
  public static boolean trueFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }

  /** A whole number of days within bounds, both included. */
  public static Duration days(String text, int min, int max) {
    if (text.matches("\\d{1,4}")) {
      int days = Integer.parseInt(text);
      if (days >= min && days <= max) {
        return Duration.ofDays(days);
      }
    }
    throw new IllegalArgumentException("is not a number of days within these bounds");
  }

  /** An absolute path, without detours. */
  public static Path path(String text) {
    try {
      var path = Path.of(text);
      if (path.isAbsolute()) {
        return path.normalize();
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path", e);
    }
    throw new IllegalArgumentException("is not an absolute path");
  }

  /** A text of so many characters at most. */
  public static String within(String text, int charsMax) {
    if (text.length() > charsMax) {
      throw new IllegalArgumentException("is longer than " + charsMax + " characters");
    }
    return text;
  }
}

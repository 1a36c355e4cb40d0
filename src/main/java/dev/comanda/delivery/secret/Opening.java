package dev.comanda.delivery.secret;

import java.util.Optional;

/** What came of opening what was sealed. */
public sealed interface Opening<T> {
  /** What it was; empty where it cannot be read. */
  default Optional<T> read() {
    return switch (this) {
      case Opened<T>(var value) -> Optional.of(value);
      case Unreadable<T> _ -> Optional.empty();
    };
  }

  /** What it was. Its text shows nothing of it. */
  record Opened<T>(T value) implements Opening<T> {
    @Override
    public String toString() {
      return "Opened[********]";
    }
  }

  /** It cannot be read; why, in words for a person. */
  record Unreadable<T>(String why) implements Opening<T> {}
}

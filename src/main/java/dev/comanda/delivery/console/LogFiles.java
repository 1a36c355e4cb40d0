package dev.comanda.delivery.console;

import java.nio.file.Path;
import java.util.List;

/** Knows where the logs of integrations are. */
@FunctionalInterface
public interface LogFiles {
  /** Which log of an integration. */
  enum Which {
    /** What it did. */
    LINES,
    /** What it was asked. */
    API
  }

  /** The files of one that is called so, the latest first; those may be that are not there. */
  List<Path> of(String slug, Which which);
}

package dev.comanda.demo;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/** The browser of whoever sits at this machine. */
public final class Browser {
  private Browser() {}

  /** Asks the desktop to show a page, and says whether there is one that could be asked. */
  public static boolean open(URI page) {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    if (system.contains("mac")) {
      return run("open", page);
    }
    return system.contains("linux") && desktop && run("xdg-open", page);
  }

  private static boolean run(String program, URI page) {
    try {
      new ProcessBuilder(program, page.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

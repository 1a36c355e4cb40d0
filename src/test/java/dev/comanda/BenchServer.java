package dev.comanda;

import dev.comanda.bench.StandIn;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** {@code comanda serve}, but that it books in the stand-in of the benchmarks alone. */
public final class BenchServer {
  private BenchServer() {}

  /** Runs until it is told to stop. */
  public static void main(String[] args) throws Misconfigured, InterruptedException {
    Locale.setDefault(Locale.ROOT);
    var out = new PrintWriter(new OutputStreamWriter(System.out, System.out.charset()), true);
    var folder = Path.of("").toAbsolutePath();
    var config = Config.read(Map.of(), System.getenv(), folder);
    new Serving(config, Erps.of(new StandIn()), out, true)
        .run(
            database -> {},
            app -> {
              app.setupLink().ifPresent(out::println);
              return () -> {};
            });
  }
}

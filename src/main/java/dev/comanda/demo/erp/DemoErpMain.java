package dev.comanda.demo.erp;

import java.nio.file.Path;

/** The demo ERP as a process of its own, for those who want to kill it. */
public final class DemoErpMain {
  private static final int PORT_MAX = 65_535;

  private DemoErpMain() {}

  /** Starts it with the arguments PORT, 0 for any, and DATA, its folder; says its address. */
  public static void main(String[] arguments) {
    if (arguments.length != 2 || !arguments[0].matches("\\d{1,5}")) {
      throw new IllegalArgumentException("say PORT and DATA, such as: 8090 /tmp/erp");
    }
    int port = Integer.parseInt(arguments[0]);
    if (port > PORT_MAX) {
      throw new IllegalArgumentException("a port is at most " + PORT_MAX);
    }
    var erp = new DemoErp(DemoErp.Settings.of(port, Path.of(arguments[1])));
    System.out.println(erp.url());
  }
}

package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Trouble;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A program that keeps browsers in a folder, for tests that kill it: says {@code ready} and how
 * many children it has once they run, and ends when its input does. Told {@code adopt} it takes
 * orphans in, as the first process of a container, and has closed its browsers before it says so.
 */
final class BrowserChild {
  /** Of prctl: orphans below us become our children. */
  private static final int SUBREAPER = 36;

  /** More than a small shared memory holds. */
  private static final String CANVAS =
      "<canvas id=c width=6000 height=6000></canvas><p id=p></p><script>"
          + "const x = c.getContext('2d'); x.fillRect(0, 0, 6000, 6000);"
          + "p.textContent = 'drawn ' + x.getImageData(5999, 5999, 1, 1).data[3]</script>";

  private BrowserChild() {}

  /** Takes the folder, how many browsers, and maybe {@code adopt}. */
  public static void main(String[] arguments) throws Exception {
    boolean adopts = arguments.length > 2;
    if (adopts) {
      adoptOrphans();
    }
    try (var browsers = Browsers.in(Path.of(arguments[0]), Programs::found, Ground.LIMITS)) {
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        var browser = browsers.browser("user" + i, TestSite.open());
        browser.attempt(Ground.LIMIT, new Kept(), BrowserChild::heavy);
        if (adopts) {
          browser.close();
        }
      }
      System.out.println("ready, " + ProcessHandle.current().children().count() + " left");
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    }
  }

  private static Page heavy(Page page) throws Trouble, InterruptedException {
    var encoded = URLEncoder.encode(CANVAS, StandardCharsets.UTF_8).replace("+", "%20");
    page.open(URI.create("data:text/html," + encoded));
    page.top().await(Target.text("drawn 255"));
    page.see("drawn");
    return page;
  }

  @SuppressWarnings("restricted")
  private static void adoptOrphans() throws Exception {
    var number = ValueLayout.JAVA_INT;
    var prctl =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(number, number, ValueLayout.JAVA_LONG));
    try {
      int _ = (int) prctl.invokeExact(SUBREAPER, 1L);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.comanda.erp.lines;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.ErpSide;
import dev.comanda.delivery.connector.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The ERP of docs/LineAdapter.java: a document of its own in the folder of a running one. */
final class TextFileErp implements ErpSide {
  private final URI address;
  private final Path folder;
  private final String document = "W-" + UUID.randomUUID();

  TextFileErp(URI address, Path folder) {
    this.address = address;
    this.folder = folder;
    save(folder.resolve("products"), List.of("10", "11"));
    save(file(), List.of());
  }

  private Path file() {
    return folder.resolve(document);
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Login login() {
    return new Login("", LinesStandIn.SECRET);
  }

  @Override
  public Login wrongLogin() {
    return new Login("", LinesStandIn.OTHER_SECRET);
  }

  @Override
  public String document() {
    return document;
  }

  @Override
  public String missingDocument() {
    return "../" + document;
  }

  @Override
  public String product() {
    return "10";
  }

  @Override
  public String otherProduct() {
    return "11";
  }

  @Override
  public String missingProduct() {
    return "1";
  }

  @Override
  public List<Booked> lines() {
    return texts().filter(line -> line.contains("\t")).map(TextFileErp::booked).toList();
  }

  private static Booked booked(String line) {
    var cells = line.split("\t", -1);
    return new Booked(cells[0], cells[1], new BigDecimal(cells[2]), cells[3]);
  }

  private static String written(String line, String product, BigDecimal quantity, String text) {
    return String.join("\t", line, product, quantity.toPlainString(), text);
  }

  @Override
  public void write(String product, BigDecimal quantity, String text) {
    add(written("by hand", product, quantity, text));
  }

  @Override
  public void alter(Booked line, String product, BigDecimal quantity) {
    change(each -> written(line.line(), product, quantity, line.text()), line);
  }

  @Override
  public void remove(Booked line) {
    change(each -> "", line);
  }

  private void change(UnaryOperator<String> change, Booked line) {
    save(
        file(),
        texts()
            .map(each -> each.startsWith(line.line() + "\t") ? change.apply(each) : each)
            .filter(each -> !each.isEmpty())
            .toList());
  }

  @Override
  public void closeDocument() {
    add("closed");
  }

  private void add(String line) {
    save(file(), Stream.concat(texts(), Stream.of(line)).toList());
  }

  private Stream<String> texts() {
    try {
      return Files.readAllLines(file()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void save(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document stays; the next test has another. */
  @Override
  public void close() {}
}

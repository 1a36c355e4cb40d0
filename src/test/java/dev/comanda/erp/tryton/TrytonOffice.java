package dev.comanda.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.json.Json;
import dev.comanda.process.Subprocess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The people who work in a Tryton, who begin sales and change what stands there; and whoever looks
 * into its database, past Tryton.
 */
public final class TrytonOffice implements AutoCloseable {
  /** A product's code: engine oil, by the litre. */
  public static final String OIL = "10";

  /** That of another oil. */
  public static final String OTHER_OIL = "11";

  /** That of an oil filter, by the piece. */
  public static final String FILTER = "110";

  /** None has this one. */
  public static final String NO_CODE = "010";

  /** That of one which is not for sale. */
  public static final String NOT_SOLD = "90";

  private final TrytonServer server;
  private final TrytonRpc admin;

  /** The office of one that answers. */
  public TrytonOffice(TrytonServer server) {
    this.server = server;
    admin = new TrytonRpc(server.address(), TrytonServer.ADMIN, TrytonServer.PASSWORD);
  }

  /**
   * A line as it stands in the database.
   *
   * @param reference of its sale
   * @param state of its sale
   * @param taxes how many it has
   */
  public record Line(
      int sale,
      String reference,
      String state,
      int line,
      String product,
      BigDecimal quantity,
      String unit,
      BigDecimal price,
      String text,
      int taxes) {}

  /** Begins a sale, which is a draft; known by its reference. */
  public int begin(String reference) {
    var customer = id("party.party", List.of("name", "=", "Jonas Weber"));
    var address = id("party.address", List.of("party", "=", customer));
    var values = new HashMap<String, Object>();
    values.put("reference", reference);
    values.put("party", customer);
    values.put("invoice_address", address);
    values.put("shipment_address", address);
    return call("sale.sale.create", List.of(values)).get(0).asInt();
  }

  /** Makes an offer of it; it is no draft any more, and has a number. */
  public void quote(int sale) {
    call("sale.sale.quote", List.of(sale));
  }

  /** The customer has accepted it. */
  public void confirm(int sale) {
    call("sale.sale.confirm", List.of(sale));
  }

  /** It is a draft again, or once more. */
  public void reopen(int sale) {
    call("sale.sale.draft", List.of(sale));
  }

  /** It is no more. */
  public void cancel(int sale) {
    call("sale.sale.cancel", List.of(sale));
  }

  /** The number that Tryton gave it. */
  public String number(int sale) {
    return call("sale.sale.read", List.of(sale), List.of("number")).at("/0/number").asText();
  }

  /** Writes a line into it. */
  public int write(int sale, String product, BigDecimal quantity, String text) {
    var values = new HashMap<String, Object>(product(product));
    values.put("sale", sale);
    values.put("quantity", quantity);
    values.put("unit_price", decimal("12.9000"));
    values.put("description", text);
    return call("sale.line.create", List.of(values)).get(0).asInt();
  }

  /** Writes so many lines of filters into it. */
  public void fill(int sale, int lines) {
    var values = new HashMap<String, Object>(product(FILTER));
    values.put("sale", sale);
    values.put("quantity", 1);
    values.put("unit_price", decimal("12.9000"));
    values.put("description", "Ölfilter");
    call("sale.line.create", Collections.nCopies(lines, values));
  }

  /** Changes a line. */
  public void alter(int line, String product, BigDecimal quantity) {
    var values = new HashMap<String, Object>(product(product));
    values.put("quantity", quantity);
    call("sale.line.write", List.of(line), values);
  }

  /** Removes a line. */
  public void remove(int line) {
    call("sale.line.delete", List.of(line));
  }

  private Map<String, Object> product(String code) {
    var product = id("product.product", List.of("code", "=", code));
    var unit = call("product.product.read", List.of(product), List.of("sale_uom"));
    return Map.of("product", product, "unit", unit.at("/0/sale_uom").asInt());
  }

  private int id(String model, List<?> clause) {
    return call(model + ".search", List.of(clause)).get(0).asInt();
  }

  private static Map<String, String> decimal(String number) {
    return Map.of("__class__", "Decimal", "decimal", number);
  }

  private JsonNode call(String method, Object... arguments) {
    return admin.call("model." + method, arguments);
  }

  /** All lines of all sales, as they stand in the database's file. */
  public List<Line> lines() {
    var lines = new ArrayList<Line>();
    for (var each : read()) {
      lines.add(
          new Line(
              each.get("sale").asInt(),
              each.get("reference").asText(),
              each.get("state").asText(),
              each.get("line").asInt(),
              each.get("product").asText(""),
              each.get("quantity").decimalValue(),
              each.get("unit").asText(""),
              new BigDecimal(each.get("price").asText("0")),
              each.get("text").asText(""),
              each.get("taxes").asInt()));
    }
    return lines;
  }

  /** Those of one of them. */
  public List<Line> lines(int sale) {
    return lines().stream().filter(each -> each.sale() == sale).toList();
  }

  private JsonNode read() {
    try (var script = Objects.requireNonNull(TrytonOffice.class.getResourceAsStream("lines.py"))) {
      var file = server.database().resolveSibling("lines.py");
      Files.write(file, script.readAllBytes());
      var reading = List.of("/usr/bin/python3", file.toString(), server.database().toString());
      var told = Subprocess.run(Subprocess.builder(reading), "");
      if (!told.ok()) {
        throw new IllegalStateException(told.output());
      }
      return Json.tree(told.output());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}

package dev.comanda.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Has what the demonstration's workshop uses booked in its ERP: bays with their worksheets, the
 * integration {@code bennys-auto}, and the numbers that products have there.
 */
public final class DemoWorkshop implements AutoCloseable {
  private static final String PLACE = "workshop";
  private static final String SLUG = "bennys-auto";
  private static final String ALL = "/api/integrations";
  private static final String SPOTS = "/api/locations/" + PLACE + "/spots";

  private final Calls calls;
  private final String token;

  /**
   * Where the workshop books.
   *
   * @param connector the name of its kind
   * @param numbers of products, by what the ERP calls them in German
   * @param worksheets which bay stands for which
   */
  public record Erp(
      String connector,
      URI address,
      String user,
      String password,
      Map<String, String> numbers,
      Map<String, String> worksheets) {}

  /**
   * Signs in at a server as somebody who may administrate it.
   *
   * @param certificate the one that it shows if it speaks TLS; whose name that is does not matter
   */
  public DemoWorkshop(
      URI address, Optional<X509Certificate> certificate, String email, String password) {
    calls = new Calls(address, certificate);
    var login = Map.of("email", email, "password", password);
    token = calls.post("/api/auth/login", "", login).path("access_token").asText();
  }

  /**
   * Makes the integration with all that it needs where there is none, and else says where the ERP
   * is now: what was changed since an earlier start stays.
   */
  public void books(Erp erp) {
    var known = known();
    if (known.isEmpty()) {
      make(erp);
    } else if (!known.get().path("address").asText().equals(erp.address().toString())) {
      var moved =
          Map.of(
              "address", erp.address().toString(),
              "username", erp.user(),
              "password", erp.password());
      calls.send("PATCH", one(known.get()), Calls.said(token), moved);
    }
  }

  private Optional<JsonNode> known() {
    return each(calls.get(ALL, token)).stream()
        .filter(each -> each.path("slug").asText().equals(SLUG))
        .findFirst();
  }

  private static List<JsonNode> each(JsonNode listing) {
    return StreamSupport.stream(listing.path("data").spliterator(), false).toList();
  }

  private static String one(JsonNode integration) {
    return ALL + "/" + integration.path("id").asText();
  }

  private void make(Erp erp) {
    var made = calls.post(ALL, token, integration(erp));
    number(one(made) + "/mappings", erp.numbers());
    var there = each(calls.get(SPOTS, token)).stream().map(each -> each.path("name").asText());
    var names = there.toList();
    erp.worksheets()
        .forEach(
            (bay, worksheet) -> {
              if (!names.contains(bay)) {
                calls.post(SPOTS, token, Map.of("name", bay, "document", worksheet));
              }
            });
  }

  private static Map<String, ?> integration(Erp erp) {
    return Map.of(
        "location",
        PLACE,
        "slug",
        SLUG,
        "workshop",
        SLUG,
        "connector",
        erp.connector(),
        "address",
        erp.address().toString(),
        "username",
        erp.user(),
        "password",
        erp.password(),
        "document_rule",
        "session");
  }

  private void number(String mappings, Map<String, String> numbers) {
    var data = new ArrayList<Map<String, String>>();
    for (var product : each(calls.get(mappings + "?lang=de", token))) {
      var number = numbers.get(product.path("name").asText());
      if (number != null) {
        data.add(Map.of("product_id", product.path("product_id").asText(), "number", number));
      }
    }
    calls.send("PUT", mappings, Calls.said(token), Map.of("data", data));
  }

  @Override
  public void close() {
    calls.close();
  }
}

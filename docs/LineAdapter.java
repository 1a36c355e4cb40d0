import module jdk.httpserver;

/** An adapter of docs/line-protocol.md: java docs/LineAdapter.java PORT SECRET [FOLDER]. Its ERP: text files, one a document, and "products". */
static class No extends Exception { final int status; No(int status, String code) { super(code); this.status = status; } }
Map<String, Long> ids = new ConcurrentHashMap<>();
SecretKeySpec key;
Path erp;

void main(String[] args) throws IOException {
  key = new SecretKeySpec(Base64.getDecoder().decode(args[1].substring("whsec_".length())), "HmacSHA256");
  erp = Path.of(args.length > 2 ? args[2] : "erp");
  var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
  server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  server.createContext("/", http -> {
    int status = 200; String json;
    try { json = answer(http, http.getRequestBody().readNBytes(20_000)); }
    catch (No no) { status = no.status; json = "{\"error\":%s}".formatted(json(no.getMessage())); }
    catch (Exception e) { status = 500; json = "{\"error\":\"failed\",\"message\":%s}".formatted(json("" + e)); }
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(status, bytes(json).length);
    try (http) { http.getResponseBody().write(bytes(json)); }
  });
  server.start();
  IO.println("http://127.0.0.1:" + server.getAddress().getPort());
}
String answer(HttpExchange http, byte[] body) throws Exception {
  String asked = http.getRequestMethod() + " " + http.getRequestURI(), id = http.getRequestHeaders().getFirst("webhook-id");
  long sent = signed(id, http.getRequestHeaders(), body.length > 0 ? body : bytes(asked));
  var get = Pattern.compile("GET /(?:documents/([^?]+)|lines\\?document=([^&]*)&mark=([^&]*))").matcher(asked);
  if (asked.equals("POST /lines")) return write(texts(new String(body, "UTF-8")), id, sent);
  if (!get.matches()) throw new No(400, "bad_request");
  if (get.group(1) != null) return "{\"document\":%s,\"open\":%s}".formatted(json(text(get.group(1))), !document(text(get.group(1))).contains("closed"));
  return document(text(get.group(2))).stream().filter(line -> line.contains(text(get.group(3)))).map(line -> line.split("\t"))
      .map(cell -> "{\"line\":%s,\"product\":%s,\"quantity\":%s,\"text\":%s}".formatted(json(cell[0]), json(cell[1]), json(cell[2]), json(cell[3])))
      .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
}
synchronized String write(Map<String, String> line, String id, long sent) throws Exception {
  if (!line.keySet().containsAll(List.of("document", "product", "description", "quantity", "unit", "mark"))) throw new No(400, "bad_request");
  var lines = document(line.get("document"));
  if (lines.contains("closed")) throw new No(409, "document_closed");
  if (!Files.readAllLines(erp.resolve("products")).contains(line.get("product"))) throw new No(422, "product_unknown");
  var row = String.join("\t", "" + UUID.randomUUID(), line.get("product"), line.get("quantity"), line.get("mark") + " " + line.get("description").replaceAll("\\s", " "));
  fresh(sent);
  if (ids.put(id, sent) == null && lines.stream().noneMatch(each -> List.of(each.split("\\s")).contains(line.get("mark"))))
    Files.writeString(erp.resolve(line.get("document")), row + "\n", StandardOpenOption.APPEND);
  ids.values().removeIf(time -> Math.abs(now() - time) > 240);
  return "{}";
}
List<String> document(String name) throws Exception {
  if (!name.matches("[\\w-]+") || name.equals("products") || !Files.exists(erp.resolve(name))) throw new No(404, "document_not_found");
  return Files.readAllLines(erp.resolve(name));
}
long signed(String id, Headers headers, byte[] signed) throws Exception {
  var mac = Mac.getInstance("HmacSHA256");
  mac.init(key);
  mac.update(bytes(id + "." + headers.getFirst("webhook-timestamp") + "."));
  var right = bytes("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed)));
  var given = String.valueOf(headers.getFirst("webhook-signature")).split(" ");
  if (Stream.of(given).noneMatch(each -> MessageDigest.isEqual(bytes(each), right))) throw new No(401, "signature");
  return fresh(Long.parseLong(headers.getFirst("webhook-timestamp")));
}
long fresh(long sent) throws No { if (Math.abs(now() - sent) > 120) throw new No(401, "timestamp"); return sent; }
Map<String, String> texts(String json) {
  var texts = new HashMap<String, String>();
  for (var pair = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"").matcher(json); pair.find(); )
    texts.put(pair.group(1), Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|(.))").matcher(pair.group(2)).replaceAll(escape -> Matcher.quoteReplacement(
        escape.group(1) != null ? "" + (char) Integer.parseInt(escape.group(1), 16) : "nrtbf".contains(escape.group(2)) ? " " : escape.group(2))));
  return texts;
}
String json(String text) { return "\"" + text.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"") + "\""; }
String text(String encoded) { return URLDecoder.decode(encoded, StandardCharsets.UTF_8); }
byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }
long now() { return System.currentTimeMillis() / 1000; }

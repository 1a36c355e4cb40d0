package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** One pass over all that is answered to those who send and fetch files: photos and catalogs. */
final class EveryFile {
  private static final String BISTRO = "/api/locations/bistro";

  private final Evening evening;

  EveryFile(Evening evening) {
    this.evening = evening;
  }

  void walk() {
    photo(BISTRO + "/products/" + evening.product + "/photo");
    files();
  }

  private void photo(String path) {
    var manager = evening.manager.with("Content-Type", "image/webp");
    var stale = manager.with("If-Match", "\"0\"");
    evening.manager.put(path, Map.of()).expect(415, "unsupported_media_type");
    manager.put(path, "x").expect(400, "invalid");
    manager.put(path, "x".repeat(300_000)).expect(413, "too_large");
    stale.put(path, Photo.WEBP).expect(412, "version_mismatch");
    var shown = manager.put(path, Photo.WEBP).expect(200).json().get("photo").textValue();
    var tag = evening.nobody.get(shown).expect(200).header("ETag");
    assertThat(tag).isNotEmpty();
    evening.nobody.with("If-None-Match", tag).get(shown).expect(304);
    stale.delete(path).expect(412, "version_mismatch");
    manager.delete(path).expect(200);
    evening.nobody.get(shown).expect(404, "not_found");
  }

  private void files() {
    var path = BISTRO + "/catalog/";
    evening.manager.get(path + "export").expect(200);
    var upload = evening.manager.with("Content-Type", "text/csv");
    upload.post(path + "import?preview=true", "sku,sort\n101,0\n").expect(200);
    upload.post(path + "import", "sku,sort\n101,7\n").expect(200);
    upload.post(path + "import", "").expect(400, "invalid");
    upload.post(path + "import", "x".repeat(5_300_000)).expect(413, "too_large");
    evening.manager.post(path + "import", "{}").expect(415, "unsupported_media_type");
    upload.post(path + "columns", "sku,colour\n101,red\n").expect(200);
    upload.post(path + "columns", "").expect(400, "invalid");
    upload.post(path + "columns", "x".repeat(5_300_000)).expect(413, "too_large");
    evening.manager.post(path + "columns", "{}").expect(415, "unsupported_media_type");
    evening.manager.get(path + "template?csv=semicolon").expect(200);
    evening.manager.get(path + "template?csv=tabs").expect(400, "invalid");
    evening.manager.get(path + "export?csv=tabs").expect(400, "invalid");
  }
}

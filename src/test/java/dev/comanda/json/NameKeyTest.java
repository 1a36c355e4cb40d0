package dev.comanda.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {
  @Test
  void every_character_has_one_key_in_all_its_forms() {
    for (int c = 0x21; c <= Character.MAX_CODE_POINT; c++) {
      if (!Character.isDefined(c) || Character.getType(c) == Character.SURROGATE) {
        continue;
      }
      var text = "a" + Character.toString(c) + "b";
      var key = NameKey.of(text);
      assertThat(NameKey.of(key)).as("key of the key of %x", c).isEqualTo(key);
      for (var form : Normalizer.Form.values()) {
        assertThat(NameKey.of(Normalizer.normalize(text, form)))
            .as("%s of %x", form, c)
            .isEqualTo(key);
      }
      for (var cased : List.of(text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))) {
        assertThat(NameKey.of(cased)).as("case of %x", c).isEqualTo(key);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Crème brûlée|CRE\u0300ME  BRU\u0302LE\u0301E",
        "Straße 1|STRASSE\u00A01",
        "Straße 1|STRA\u1E9EE\u202F１",
        "ΟΔΟΣ|οδος",
        "İstanbul|i̇stanbul",
        "ﬁne|FINE",
        "Co\u00ADla|cola",
      })
  void the_same_name_has_the_same_key(String one, String other) {
    assertThat(NameKey.of(other)).isEqualTo(NameKey.of(one));
  }

  @ParameterizedTest
  @CsvSource({"Creme,Crème", "Tisch 1,Tisch 11", "Cola,Cola light", "も,ま"})
  void other_names_have_other_keys(String one, String other) {
    assertThat(NameKey.of(other)).isNotEqualTo(NameKey.of(one));
  }

  @ParameterizedTest
  @CsvSource({
    "creme,Crème brûlée",
    "BRULEE,Crème bru\u0302le\u0301e",
    "smorrebrod,Smørrebrød",
    "zolty,żółty",
    "strasse,Straße",
    "cafe,ＣＡＦÉ"
  })
  void a_search_ignores_accents_and_case(String search, String name) {
    assertThat(NameKey.search(name)).contains(NameKey.search(search));
  }
}

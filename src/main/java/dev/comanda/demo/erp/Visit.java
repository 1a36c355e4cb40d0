package dev.comanda.demo.erp;

import dev.comanda.demo.erp.words.Language;
import dev.comanda.demo.erp.words.Word;

/**
 * A call, and who makes it.
 *
 * @param user who is logged in, or nothing
 * @param cookies what distinguishes this ERP's cookies from those of others at the same host
 */
record Visit(Call call, String user, Language language, Cookies cookies) {

  /** The words of a text in the language of this visit. */
  String say(Word word) {
    return word.in(language);
  }

  /** The cookies of one ERP; browsers share them among the ports of a host. */
  record Cookies(int port) {
    String session(Call call) {
      return call.cookies().getOrDefault("erp_session_" + port, "");
    }

    String setSession(String token) {
      return "erp_session_" + port + "=" + token + "; Path=/; HttpOnly; SameSite=Lax";
    }

    Language language(Call call) {
      return Language.of(call.cookies().getOrDefault("erp_language_" + port, ""));
    }

    String setLanguage(Language language) {
      return "erp_language_" + port + "=" + language.code() + "; Path=/; SameSite=Lax";
    }
  }
}

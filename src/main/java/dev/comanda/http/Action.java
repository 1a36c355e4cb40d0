package dev.comanda.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/**
 * What staff and keys do that is written into the audit log: the closed list of words. What stands
 * before the dot is what it is done to.
 */
public enum Action implements Audit {
  SIGN_IN("staff.signed_in"),
  SIGN_IN_FAILED("staff.sign_in_failed"),
  GUESSED("staff.guessed_at"),
  SIGN_OUT("staff.signed_out"),
  SECOND_FACTOR_SET("staff.second_factor_set"),
  SECOND_FACTOR_REMOVED("staff.second_factor_removed"),
  SECOND_FACTOR_TAKEN("staff.second_factor_taken"),
  SECOND_FACTOR_POLICY("staff.second_factor_policy"),
  STAFF_CREATED("staff.created"),
  STAFF_CHANGED("staff.changed"),
  SETUP_ADMINISTRATOR("setup.administrator_made"),
  SETUP_STEP("setup.step_reached"),
  KEY_CREATED("api_key.created"),
  KEY_REVOKED("api_key.revoked"),
  LOCATION_CREATED("location.created"),
  LOCATION_CHANGED("location.changed"),
  CATEGORY_CREATED("category.created"),
  CATEGORY_CHANGED("category.changed"),
  CATEGORY_DELETED("category.deleted"),
  MODIFIERS_CREATED("modifiers.created"),
  MODIFIERS_CHANGED("modifiers.changed"),
  MODIFIERS_DELETED("modifiers.deleted"),
  PRODUCT_CREATED("product.created"),
  PRODUCT_CHANGED("product.changed"),
  PRODUCT_RETIRED("product.retired"),
  PRODUCT_AVAILABILITY("product.availability_changed"),
  PHOTO_CHANGED("product.photo_changed"),
  PHOTO_DELETED("product.photo_deleted"),
  CATALOG_SAMPLE("catalog.sample_taken"),
  CATALOG_EMPTIED("catalog.emptied"),
  CATALOG_IMPORTED("catalog.imported"),
  STATION_CREATED("station.created"),
  STATION_CHANGED("station.changed"),
  STATION_DELETED("station.deleted"),
  ROBOT_DROPPED("robot.dropped"),
  INTEGRATION_CREATED("integration.created"),
  INTEGRATION_CHANGED("integration.changed"),
  INTEGRATION_DELETED("integration.deleted"),
  INTEGRATION_STATE("integration.state_changed"),
  INTEGRATION_MAPPED("integration.products_numbered"),
  INTEGRATION_KILLED("integration.killed"),
  INTEGRATION_RETRIED("integration.lines_retried"),
  INTEGRATION_CLEARED("integration.lines_cleared", true),
  INTEGRATION_CLEARING_UNDONE("integration.clearing_undone"),
  DELIVERY_RETRIED("delivery.retried"),
  DELIVERY_RESOLVED("delivery.resolved", true),
  DELIVERY_SKIPPED("delivery.skipped", true),
  DELIVERY_EDITED("delivery.edited"),
  DELIVERY_CLEARED("delivery.cleared", true),
  DELIVERY_CLEARING_UNDONE("delivery.clearing_undone"),
  INTEGRATIONS_PAUSED("integrations.paused"),
  INTEGRATIONS_RESUMED("integrations.resumed"),
  ALERT_WEBHOOK_SET("alert_webhook.set"),
  ALERT_WEBHOOK_DELETED("alert_webhook.deleted"),
  SPOTS_CREATED("spots.created"),
  SPOT_CREATED("spot.created"),
  SPOT_CHANGED("spot.changed"),
  SPOT_DELETED("spot.deleted"),
  SPOT_CODE_RESET("spot.code_reset"),
  SESSION_OPENED("session.opened"),
  SESSION_CLOSED("session.closed"),
  SESSION_MOVED("session.moved"),
  SESSION_MERGED("session.merged"),
  SESSION_DOCUMENT("session.document_changed"),
  SESSION_PAID("session.paid"),
  SESSION_RECEIPT("session.receipt_issued"),
  ORDER_PAID("order.paid"),
  ORDER_RECEIPT("order.receipt_issued"),
  PAYMENT_REVERSED("payment.reversed", true),
  REQUEST_ACCEPTED("request.accepted"),
  REQUEST_REFUSED("request.refused"),
  ORDER_CANCELLED("order.cancelled", true),
  LINE_VOIDED("order.line_voided", true);

  private final String word;
  private final boolean reasoned;

  Action(String word) {
    this(word, false);
  }

  Action(String word, boolean reasoned) {
    this.word = word;
    this.reasoned = reasoned;
  }

  /** The word that is kept and shown. */
  @JsonValue
  public String word() {
    return word;
  }

  /** Whether who does it must give a reason. */
  public boolean reasoned() {
    return reasoned;
  }

  /** The kind of thing that it is done to. */
  public String target() {
    return word.substring(0, word.indexOf('.'));
  }

  /** The action of a word. */
  public static Optional<Action> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}

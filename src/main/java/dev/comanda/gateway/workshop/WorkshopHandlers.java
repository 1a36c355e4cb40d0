package dev.comanda.gateway.workshop;

import dev.comanda.delivery.Workshop;
import dev.comanda.delivery.Workshop.Status;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.IntegrationPart;
import dev.comanda.http.Caller;
import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the first workshop integration answered, for one integration; faults say {@code error}. */
final class WorkshopHandlers {
  private final Workshop workshop;
  private final IntegrationPart integrations;

  WorkshopHandlers(Workshop workshop, IntegrationPart integrations) {
    this.workshop = workshop;
    this.integrations = integrations;
  }

  private record Alive(
      String workshop,
      boolean api,
      boolean worker,
      boolean paused,
      Integration.LoginState credentials,
      @Nullable Instant closedUntil) {}

  private record Killed(String workshop, boolean running) {}

  private record Worker(boolean worker) {}

  /** GET /alive. */
  Reply alive(Request request, Integration at) {
    return Reply.ok(
        new Alive(
            at.workshop(),
            at.takes(),
            at.runs(),
            at.paused(),
            at.credentials(),
            workshop.closedUntil(at).orElse(null)));
  }

  /** PUT /kill. */
  Reply kill(Request request, Integration at) {
    var after = integrations.kill(at);
    return Reply.ok(new Killed(after.workshop(), after.takes() || after.runs()));
  }

  /** PUT /start_worker. */
  Reply startWorker(Request request, Integration at) {
    return worker(at, true);
  }

  /** PUT /stop_worker. */
  Reply stopWorker(Request request, Integration at) {
    return worker(at, false);
  }

  private Reply worker(Integration at, boolean runs) {
    return Reply.ok(new Worker(integrations.worker(at, runs).runs()));
  }

  /** POST /create. */
  Reply create(Request request, Integration at) {
    if (!at.takes()) {
      return error(503, "This integration takes no lines now.").with("Retry-After", "30");
    }
    return switch (CreateBody.of(request.body(), at.username() == null)) {
      case CreateBody.Bad bad -> error(400, bad.words());
      case CreateBody.Good good -> create(at, good.line());
    };
  }

  private Reply create(Integration at, Workshop.Line line) {
    try {
      var status = workshop.create(at, line);
      return Reply.ok(placed(line.uniqueId(), status));
    } catch (Refused e) {
      return refused(e);
    }
  }

  private static Map<String, Object> placed(String uniqueId, Status status) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("message", "Order line added to the queue");
    answer.putAll(told(uniqueId, status));
    return answer;
  }

  /** What was refused: the first integration knew no status for it but 400. */
  private static Reply refused(Refused e) {
    if (e.code().status() >= 500) {
      throw e;
    }
    return e.code() == Code.IDEMPOTENCY_KEY_REUSED
        ? error(409, "This uniqueid was sent before with something else.")
        : error(400, e.detail());
  }

  /** GET /get_order_status, and as it was also called. */
  Reply status(Request request, Integration at) {
    var uniqueId = request.query("uniqueid").or(() -> request.query("unique_id"));
    return uniqueId
        .map(
            id ->
                workshop
                    .find(at, id)
                    .map(status -> Reply.ok(told(id, status)))
                    .orElseGet(() -> error(404, "There is no order with this uniqueid.")))
        .orElseGet(() -> error(400, "Missing: uniqueid"));
  }

  private static Map<String, Object> told(String uniqueId, Status status) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("uniqueid", uniqueId);
    answer.put("status", status.told().word().text());
    put(answer, "reason_code", status.told().reasonCode());
    put(answer, "reason", status.told().reason());
    return answer;
  }

  private static void put(Map<String, Object> answer, String name, @Nullable String value) {
    if (value != null) {
      answer.put(name, value);
    }
  }

  /** GET /queue. */
  Reply queue(Request request, Integration at) {
    return type(request)
        .map(
            errors -> {
              var queue = workshop.queue(at, errors).stream().map(WorkshopHandlers::task).toList();
              return Reply.ok(
                  Map.of("workshop", at.workshop(), "queue", queue, "length", queue.size()));
            })
        .orElseGet(WorkshopHandlers::noType);
  }

  private static Map<String, Object> task(Status status) {
    var what = status.delivery().what();
    var task = new LinkedHashMap<String, Object>();
    put(task, "worksheet", what.document());
    put(task, "product_nr", what.productNumber());
    task.put("product_amount", what.quantity().toString());
    put(task, "uniqueid", status.delivery().uniqueId());
    task.put("status", status.told().word().text());
    put(task, "reason_code", status.told().reasonCode());
    put(task, "reason", status.told().reason());
    return task;
  }

  /** PUT /clear_queue. */
  Reply clear(Request request, Integration at) {
    return type(request)
        .map(
            errors -> {
              int cleared = workshop.clear(at, errors, who(request));
              return Reply.ok(
                  Map.of(
                      "message",
                      "The queue was cleared: " + cleared + " put aside",
                      "cleared",
                      cleared));
            })
        .orElseGet(WorkshopHandlers::noType);
  }

  private static String who(Request request) {
    return request.caller() instanceof Caller.Crew crew ? crew.id().toString() : "a program";
  }

  /** Whether failed ones are meant; empty where neither is. */
  private static Optional<Boolean> type(Request request) {
    return switch (request.query("type").orElse("task")) {
      case "task" -> Optional.of(false);
      case "error" -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  private static Reply noType() {
    return error(400, "type is task or error");
  }

  static Reply error(int status, String words) {
    return Reply.json(status, Map.of("error", words));
  }
}

package dev.comanda.preparation.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of an engine means, and the lack of one. */
class CallbackTest {
  private static final CallbackLimits SHORT =
      new CallbackLimits(Duration.ofMillis(300), Duration.ofMillis(600));

  private final EngineStandIn engine = EngineStandIn.start();
  private final StandInInstance robot = engine.instance();
  private final Callback callback = callback(CallbackLimits.DEFAULT);
  private final Callback impatient = callback(SHORT);

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void an_order_ends_the_task_that_waits_for_it() {
    var url = waiting();
    assertThat(callback.probe(url)).isEqualTo(Probe.OPEN);
    assertThat(callback.handOver(url, order(7))).isEqualTo(new HandOver.Taken());
    assertThat(robot.orders()).containsExactly(Json.tree(Json.text(order(7))));
    assertThat(callback.probe(url)).isEqualTo(Probe.NOT_OPEN);
    assertThat(robot.broken()).isEmpty();
    assertThat(robot.updates()).isZero();
  }

  @Test
  void who_has_an_order_takes_no_second_one() {
    var url = waiting();
    callback.handOver(url, order(7));
    assertThat(callback.handOver(url, order(8))).isInstanceOf(HandOver.TurnedDown.class);
    assertThat(robot.orders()).hasSize(1);
  }

  @Test
  void an_address_is_open_no_more_when_the_robot_waits_at_another() {
    var before = waiting();
    var now = waiting();
    assertThat(callback.probe(before)).isEqualTo(Probe.NOT_OPEN);
    assertThat(callback.handOver(before, order(7)))
        .isEqualTo(new HandOver.TurnedDown("it answered 503"));
    assertThat(callback.handOver(now, order(7))).isEqualTo(new HandOver.Taken());
  }

  @Test
  void one_that_was_stopped_takes_nothing_and_waits_at_the_same_address_when_it_goes_on() {
    var url = waiting();
    robot.stop();
    assertThat(callback.probe(url)).isEqualTo(Probe.NOT_OPEN);
    assertThat(callback.handOver(url, order(7)))
        .isEqualTo(new HandOver.TurnedDown("it answered 503"));
    robot.goOn();
    assertThat(callback.probe(url)).isEqualTo(Probe.OPEN);
    assertThat(callback.handOver(url, order(7))).isEqualTo(new HandOver.Taken());
    assertThat(robot.asked()).isEqualTo(1);
  }

  @Test
  void one_that_is_over_got_nothing() {
    var url = waiting();
    robot.end();
    assertThat(callback.probe(url)).isEqualTo(Probe.NOT_OPEN);
    assertThat(callback.handOver(url, order(7)))
        .isEqualTo(new HandOver.TurnedDown("it answered 503"));
  }

  @Test
  void one_that_is_gone_got_nothing() {
    var url = waiting();
    engine.forget(robot);
    assertThat(callback.probe(url)).isEqualTo(Probe.NOT_OPEN);
    assertThat(callback.handOver(url, order(7)))
        .isEqualTo(new HandOver.TurnedDown("it answered 404"));
  }

  @Test
  void one_stopped_in_the_middle_of_a_hand_over_got_nothing() {
    var url = waiting();
    engine.next(
        sent -> {
          robot.stop();
          sent.answer(sent.decide());
          robot.goOn();
        });
    assertThat(callback.handOver(url, order(7))).isInstanceOf(HandOver.TurnedDown.class);
    assertThat(robot.orders()).isEmpty();
  }

  @Test
  void one_stopped_after_it_got_an_order_has_it() {
    var url = waiting();
    engine.next(
        sent -> {
          int status = sent.decide();
          robot.stop();
          sent.answer(status);
        });
    assertThat(callback.handOver(url, order(7))).isEqualTo(new HandOver.Taken());
    assertThat(callback.probe(url)).isEqualTo(Probe.NOT_OPEN);
  }

  @Test
  void an_answer_that_was_lost_is_told_by_asking() {
    var taken = waiting();
    engine.next(
        sent -> {
          sent.decide();
          sent.breakOff();
        });
    assertThat(callback.handOver(taken, order(7))).isInstanceOf(HandOver.Lost.class);
    assertThat(callback.probe(taken)).isEqualTo(Probe.NOT_OPEN);
    assertThat(robot.orders()).hasSize(1);

    var free = waiting();
    engine.next(EngineStandIn.Sent::breakOff);
    assertThat(callback.handOver(free, order(8))).isInstanceOf(HandOver.Lost.class);
    assertThat(callback.probe(free)).isEqualTo(Probe.OPEN);
    assertThat(callback.handOver(free, order(8))).isEqualTo(new HandOver.Taken());
    assertThat(engine.puts()).isEqualTo(3);
  }

  @Test
  void one_that_hangs_is_waited_for_no_longer_than_the_limit() {
    var url = waiting();
    engine.next(EngineStandIn.Sent::hang);
    assertThat(impatient.handOver(url, order(7)))
        .isEqualTo(new HandOver.Lost("it did not answer within 600 ms"));
    assertThat(engine.puts()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"200, Taken", "204, Taken", "299, Taken", "404, TurnedDown", "503, TurnedDown"})
  void a_status_that_is_clear_is_believed(int status, String meaning) {
    var url = waiting();
    engine.next(sent -> sent.answer(status));
    assertThat(callback.handOver(url, order(7)).getClass().getSimpleName()).isEqualTo(meaning);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 400, 401, 403, 405, 409, 410, 429, 500, 502, 504})
  void any_other_status_tells_nothing(int status) {
    var url = waiting();
    engine.next(sent -> sent.answer(status));
    assertThat(callback.handOver(url, order(7)))
        .isEqualTo(new HandOver.Lost("it answered " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void no_redirect_is_followed(int status) {
    var url = waiting();
    var elsewhere = engine.instance();
    var other = elsewhere.waitAnew();
    engine.next(sent -> sent.redirect(status, other));
    assertThat(callback.handOver(url, order(7)))
        .isEqualTo(new HandOver.Lost("it answered " + status));
    assertThat(elsewhere.orders()).isEmpty();
    assertThat(engine.puts() + engine.gets()).isEqualTo(1);
  }

  @Test
  void where_nobody_listens_nobody_got_anything() throws IOException {
    int port;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    var url = CallbackUrl.read("http://127.0.0.1:" + port + "/1/callbacks/a/");
    assertThat(callback.handOver(url, order(7))).isInstanceOf(HandOver.TurnedDown.class);
    assertThat(callback.probe(url)).isEqualTo(Probe.UNREACHABLE);
  }

  @Test
  void what_may_not_be_called_is_not() {
    var url = CallbackUrl.read(robot.waitAnew());
    var strict =
        new Callback(AllowedAddresses.parse("10.0.0.0/8"), TrustedAuthorities.known(), SHORT);
    assertThat(strict.handOver(url, order(7)))
        .isEqualTo(new HandOver.TurnedDown("the host 127.0.0.1 is none that may be called"));
    assertThat(strict.probe(url)).isEqualTo(Probe.UNREACHABLE);
    assertThat(engine.puts() + engine.gets()).isZero();
  }

  @Test
  void an_order_that_is_too_large_is_our_own_fault() {
    var large = Map.of("name", "x".repeat(Callback.ORDER_BYTES_MAX));
    assertThatThrownBy(() -> callback.handOver(waiting(), large))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void one_robot_that_hangs_holds_up_nobody_else() throws Exception {
    var hanging = waiting();
    var arrived = new CountDownLatch(1);
    engine.next(
        sent -> {
          arrived.countDown();
          sent.hang();
        });
    var lost = CompletableFuture.supplyAsync(() -> callback.handOver(hanging, order(7)));
    assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
    var other = engine.instance();
    var free = CallbackUrl.read(other.waitAnew());
    assertThat(callback.handOver(free, order(8))).isEqualTo(new HandOver.Taken());
    assertThat(lost).isNotDone();
    engine.close();
    assertThat(lost.get(5, TimeUnit.SECONDS)).isInstanceOf(HandOver.Lost.class);
  }

  private CallbackUrl waiting() {
    return AllowedAddresses.loopback().check(robot.waitAnew());
  }

  private static Callback callback(CallbackLimits limits) {
    return new Callback(AllowedAddresses.loopback(), TrustedAuthorities.known(), limits);
  }

  private static Map<String, ?> order(int id) {
    var order = new LinkedHashMap<String, Object>();
    order.put("order_id", id);
    order.put("drink", "Gin Tonic");
    order.put("size", "Large");
    order.put("name", "Jürgen");
    order.put("status", "Received");
    order.put("recipe_id", -1);
    order.put("orderbot_id", -1);
    return order;
  }
}

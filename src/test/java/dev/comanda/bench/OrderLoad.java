package dev.comanda.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Guests or waiters who order over keep-alive connections, each as soon as its last order is
 * answered. It is one thread that moves bytes made beforehand, because it runs on the same cores as
 * what it measures. Not thread-safe.
 */
final class OrderLoad {
  private static final int CREATED = 201;

  /**
   * Characters of a key: a random part for the load and 19 digits, as many as a number can have.
   */
  private static final int KEY_CHARS = 36;

  private static final int KEY_RANDOM_CHARS = 17;

  /** How long after the end the last answers may take. */
  private static final Duration DRAIN_WAIT = Duration.ofSeconds(30);

  private static final Duration SELECT_WAIT = Duration.ofMillis(100);

  private final InetSocketAddress server;
  private final List<Order> orders;
  private final ByteBuffer out = ByteBuffer.allocateDirect(4096);
  private final String keyStart =
      String.format("%016x-", UUID.randomUUID().getMostSignificantBits());
  private long sent;

  /**
   * What somebody orders.
   *
   * @param keyed whether it has a key, another one each time: guests must send one
   */
  record Wish(String path, String token, String body, boolean keyed) {}

  /** A request; {@code keyAt} is where its key stands, 0 without one. */
  private record Order(byte[] request, int keyAt) {}

  /**
   * What came of a load.
   *
   * @param inTime orders acknowledged before the time was over
   * @param acknowledged all orders acknowledged
   * @param others answers with another status than 201, by status
   */
  record Result(
      long inTime, long acknowledged, Map<Integer, Long> others, double seconds, Latencies took) {
    double perSecond() {
      return inTime / seconds;
    }
  }

  private static final class Phone {
    private SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(16_384);
    private int next;
    private long sentNanos;

    Phone(SocketChannel channel, int first) {
      this.channel = channel;
      this.next = first;
    }
  }

  OrderLoad(URI address, List<Wish> wishes) {
    server = new InetSocketAddress(address.getHost(), address.getPort());
    orders = wishes.stream().map(wish -> order(address, wish)).toList();
  }

  /** Guests, each with its own order. */
  static OrderLoad ofGuests(URI address, List<World.Guest> guests) {
    return new OrderLoad(address, guests.stream().map(guest -> guest.wish(World.LINES)).toList());
  }

  private Order order(URI address, Wish wish) {
    var key = "Idempotency-Key: ";
    var keyLine =
        wish.keyed() ? key + keyStart + "0".repeat(KEY_CHARS - KEY_RANDOM_CHARS) + "\r\n" : "";
    var text =
        "POST "
            + wish.path()
            + " HTTP/1.1\r\nHost: "
            + address.getAuthority()
            + "\r\nAuthorization: Bearer "
            + wish.token()
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + wish.body().length()
            + "\r\n"
            + keyLine
            + "\r\n"
            + wish.body();
    int keyAt = wish.keyed() ? text.indexOf(key) + key.length() : 0;
    return new Order(text.getBytes(StandardCharsets.US_ASCII), keyAt);
  }

  /** Orders for some time over so many connections. */
  Result run(int connections, Duration time) throws IOException {
    try (var selector = Selector.open()) {
      var phones = new ArrayList<Phone>();
      for (int i = 0; i < connections; i++) {
        phones.add(connect(selector, i % orders.size()));
      }
      try {
        return new Run(selector, connections, time).toTheEnd(phones);
      } finally {
        for (var phone : phones) {
          phone.channel.close();
        }
      }
    }
  }

  private Phone connect(Selector selector, int first) throws IOException {
    var phone = new Phone(channel(), first);
    phone.channel.register(selector, SelectionKey.OP_READ, phone);
    return phone;
  }

  private SocketChannel channel() throws IOException {
    var channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    return channel;
  }

  private void send(Phone phone, int stride) throws IOException {
    var order = orders.get(phone.next);
    phone.next = (phone.next + stride) % orders.size();
    out.clear();
    out.put(order.request());
    long number = order.keyAt() == 0 ? 0 : sent++;
    for (int i = order.keyAt() + KEY_CHARS - 1; number > 0; i--, number /= 10) {
      out.put(i, (byte) ('0' + number % 10));
    }
    out.flip();
    phone.sentNanos = System.nanoTime();
    while (out.hasRemaining()) {
      phone.channel.write(out);
    }
  }

  private final class Run {
    private final Selector selector;
    private final int connections;
    private final Duration time;
    private final Map<Integer, Long> others = new TreeMap<>();
    private final Latencies took = new Latencies();
    private long endNanos;
    private long inTime;
    private long acknowledged;
    private int open;

    Run(Selector selector, int connections, Duration time) {
      this.selector = selector;
      this.connections = connections;
      this.time = time;
    }

    Result toTheEnd(List<Phone> phones) throws IOException {
      endNanos = System.nanoTime() + time.toNanos();
      for (var phone : phones) {
        send(phone, connections);
        open++;
      }
      while (open > 0) {
        if (System.nanoTime() > endNanos + DRAIN_WAIT.toNanos()) {
          throw new IllegalStateException(open + " orders were not answered");
        }
        selector.select(this::ready, SELECT_WAIT.toMillis());
      }
      return new Result(inTime, acknowledged, others, time.toNanos() / 1e9, took);
    }

    private void ready(SelectionKey key) {
      try {
        read((Phone) key.attachment());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private void read(Phone phone) throws IOException {
      if (phone.channel.read(phone.in) < 0) {
        long silent = Duration.ofNanos(System.nanoTime() - phone.sentNanos).toSeconds();
        throw new IOException("the server closed a connection, unanswered for " + silent + " s");
      }
      if (!HttpAnswer.complete(phone.in)) {
        return;
      }
      long now = System.nanoTime();
      answered(HttpAnswer.status(phone.in), now, now - phone.sentNanos);
      if (HttpAnswer.closes(phone.in)) {
        phone.channel.close();
        phone.channel = channel();
        phone.channel.register(selector, SelectionKey.OP_READ, phone);
      }
      phone.in.clear();
      if (now < endNanos) {
        send(phone, connections);
      } else {
        open--;
      }
    }

    private void answered(int status, long now, long nanos) {
      if (status != CREATED) {
        others.merge(status, 1L, Long::sum);
        return;
      }
      acknowledged++;
      if (now < endNanos) {
        inTime++;
        took.add(nanos);
      }
    }
  }
}

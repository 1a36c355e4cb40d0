package dev.comanda.live;

import dev.comanda.log.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Screens that come, lose their line at any moment, and come back. Used by one thread. */
final class Crowd {
  private final Hub hub;
  private final SeqSnapshots snapshots;
  private final Random random;
  private final List<Member> members = new ArrayList<>();

  private static final class Member {
    private final Channel channel;
    private final Screen screen = new Screen();
    private Screen.@Nullable Line line;
    private @Nullable Subscription subscription;

    Member(Channel channel) {
      this.channel = channel;
    }
  }

  Crowd(Hub hub, SeqSnapshots snapshots, Random random, List<Channel> channels) {
    this.hub = hub;
    this.snapshots = snapshots;
    this.random = random;
    channels.forEach(channel -> members.add(new Member(channel)));
  }

  /** One of them comes, goes, or is cut off and comes back. */
  void move() {
    var member = members.get(random.nextInt(members.size()));
    if (random.nextInt(3) == 0) {
      leave(member);
    } else {
      come(member);
    }
  }

  private static void leave(Member member) {
    if (member.subscription != null) {
      member.screen.connect();
      member.subscription.gone();
      member.subscription = null;
      member.line = null;
    }
  }

  private void come(Member member) {
    leave(member);
    member.line = member.screen.connect(network());
    var from = Optional.ofNullable(member.screen.position()).map(p -> Position.parse(p, ""));
    member.subscription =
        hub.subscribe(member.channel, member.line, snapshots, from, Stay.FOR_GOOD);
  }

  /** Frames are out at once, or a little later on another thread. */
  private Executor network() {
    if (random.nextBoolean()) {
      return Runnable::run;
    }
    long nanos = random.nextInt(300_000);
    return task ->
        Thread.ofVirtual()
            .start(
                () -> {
                  LockSupport.parkNanos(nanos);
                  task.run();
                });
  }

  /** All who are away or were cut come back. */
  void comeAll() {
    for (var member : members) {
      if (member.line == null || member.line.closeCode() != 0) {
        come(member);
      }
    }
  }

  /** The channels on which a screen does not know exactly these numbers. */
  List<String> lacking(Function<Channel, List<Long>> expected) {
    return members.stream()
        .filter(member -> !member.screen.told().equals(expected.apply(member.channel)))
        .map(member -> member.channel + " knows " + member.screen.told().size())
        .toList();
  }

  /** What no screen should have got. */
  List<String> faults() {
    return members.stream().flatMap(member -> member.screen.faults().stream()).toList();
  }
}

package dev.comanda.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All processes whose home is a folder of ours, with all others of their process groups: what one
 * program became that starts more. They are known by what the system tells of them (Linux only), so
 * also those of a program that we did not start, and none that only took over a number.
 */
public final class Household {
  private static final Path PROCESSES = Path.of("/proc");
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);
  private static final String PROPORTIONAL = "Pss:";

  private final Path home;
  private final @Nullable Process first;

  /**
   * The processes of a home.
   *
   * @param first the process that we started there, leader of a group of its own; null where they
   *     are left from others
   */
  public Household(Path home, @Nullable Process first) {
    this.home = home;
    this.first = first;
  }

  /** A process as the system lists it. */
  private record Member(long pid, char state, long parent, long group) {
    boolean dead() {
      return state == 'Z' || state == 'X';
    }
  }

  /** How much memory they hold together, what several share counted once. */
  public long residentBytes() {
    var groups = first == null ? groups() : Set.of(first.pid());
    return members(groups).stream().mapToLong(Household::residentBytes).sum();
  }

  /** The living ones. */
  public List<Long> living() {
    return living(groups()).stream().map(Member::pid).toList();
  }

  /**
   * Ends them all, none asked, and waits until none is left, not even as a dead one that nobody
   * waits for. An interrupt is kept for later.
   *
   * @return whether they are gone
   */
  public boolean end(Duration wait) {
    boolean interrupted = Thread.interrupted();
    try {
      long giveUp = System.nanoTime() + wait.toNanos();
      var groups = groups();
      for (var left = groups; !left.isEmpty(); left = groups()) {
        groups.addAll(left);
        left.forEach(Posix::killGroup);
        if (System.nanoTime() > giveUp) {
          return false;
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
        interrupted |= Thread.interrupted();
      }
      while (!members(groups).isEmpty()) {
        collect(groups);
        if (System.nanoTime() > giveUp) {
          return living(groups).isEmpty();
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
        interrupted |= Thread.interrupted();
      }
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Where we are the first process of a container, orphans come to us. */
  private void collect(Set<Long> groups) {
    long ourselves = ProcessHandle.current().pid();
    for (var member : members(groups)) {
      // The first is waited for by Java itself.
      boolean first = this.first != null && this.first.pid() == member.pid();
      if (member.dead() && member.parent() == ourselves && !first) {
        Posix.collect(member.pid());
      }
    }
  }

  /** The groups in which one of them lives. */
  private Set<Long> groups() {
    var groups = new HashSet<Long>();
    var all = all();
    for (var member : all) {
      if (!member.dead() && (isOfFirst(member, all) || livesHere(member))) {
        groups.add(member.group());
      }
    }
    return groups;
  }

  /**
   * Whether it is of the first one's group, and not of one that has its number since it is dead.
   */
  private boolean isOfFirst(Member member, List<Member> all) {
    var leader = first;
    return leader != null
        && member.group() == leader.pid()
        && (leader.isAlive() || all.stream().noneMatch(each -> each.pid() == leader.pid()));
  }

  private boolean livesHere(Member member) {
    try {
      var environment = Files.readAllBytes(file(member, "environ"));
      var variables = new String(environment, StandardCharsets.UTF_8).split("\0", -1);
      return Arrays.asList(variables).contains("HOME=" + home);
    } catch (IOException e) {
      return false; // It has gone, or is someone else's.
    }
  }

  private static List<Member> living(Set<Long> groups) {
    return members(groups).stream().filter(each -> !each.dead()).toList();
  }

  private static List<Member> members(Set<Long> groups) {
    return all().stream().filter(each -> groups.contains(each.group())).toList();
  }

  private static List<Member> all() {
    var all = new ArrayList<Member>();
    try (var entries = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      entries.forEach(entry -> member(entry).ifPresent(all::add));
    } catch (IOException e) {
      // Another system, which has no such list.
    }
    return all;
  }

  /** The name in the middle may have any characters. */
  private static Optional<Member> member(Path entry) {
    try {
      var line = Files.readString(entry.resolve("stat"), StandardCharsets.ISO_8859_1);
      var parts = line.substring(line.lastIndexOf(')') + 2).split(" ", 4);
      return Optional.of(
          new Member(
              Long.parseLong(entry.getFileName().toString()),
              parts[0].charAt(0),
              Long.parseLong(parts[1]),
              Long.parseLong(parts[2])));
    } catch (IOException e) {
      return Optional.empty(); // It has gone.
    }
  }

  private static long residentBytes(Member member) {
    try (Stream<String> lines = Files.lines(file(member, "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith(PROPORTIONAL))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // It has gone.
    }
  }

  private static Path file(Member member, String name) {
    return PROCESSES.resolve(Long.toString(member.pid())).resolve(name);
  }
}

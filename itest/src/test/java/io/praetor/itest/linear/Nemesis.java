package io.praetor.itest.linear;

import io.praetor.itest.harness.UnixHttp;
import io.praetor.itest.lab.Lab;
import io.praetor.itest.lab.MachineAgent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.locks.LockSupport;

/**
 * Does harm to servers: kills them, stops them for a while, cuts them off; one, two or all of them;
 * the leader more often than the others. The same random numbers do the same harm.
 */
final class Nemesis {

  private enum Harm {
    KILL,
    STOP,
    CUT,
    /** Stops and then kills: what was on its way to it stays unanswered for longer. */
    STOP_AND_KILL
  }

  private static final int LONGEST_MILLIS = 1_500;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

  private final Lab lab;
  private final List<MachineAgent> servers;
  private final List<Path> sockets;
  private final Random random;

  /**
   * Makes one.
   *
   * @param sockets where to ask the servers over HTTP
   */
  Nemesis(Lab lab, List<MachineAgent> servers, List<Path> sockets, Random random) {
    this.lab = lab;
    this.servers = servers;
    this.sockets = sockets;
    this.random = random;
  }

  /** Does harm and undoes it; says what it was. */
  String disturb() throws IOException {
    List<MachineAgent> victims = victims();
    Harm harm = Harm.values()[random.nextInt(Harm.values().length)];
    int millis = random.nextInt(LONGEST_MILLIS);
    for (MachineAgent victim : victims) {
      harm(harm, victim);
    }
    pause(millis);
    for (MachineAgent victim : victims) {
      undo(harm, victim);
    }
    StringJoiner names = new StringJoiner(" and ");
    victims.forEach(victim -> names.add(victim.machine().name()));
    return harm + " of " + names + " for " + millis + " ms";
  }

  /** Mostly one, of two times one the leader; now and then two, seldom all. */
  private List<MachineAgent> victims() {
    List<MachineAgent> order = new ArrayList<>(servers);
    Collections.shuffle(order, random);
    boolean leaderFirst = random.nextBoolean();
    int count = random.nextInt(4) > 0 ? 1 : random.nextInt(4) > 0 ? 2 : 3;
    MachineAgent leader = leader();
    if (leaderFirst && leader != null) {
      order.remove(leader);
      order.add(0, leader);
    }
    return order.subList(0, count);
  }

  private MachineAgent leader() {
    for (Path socket : sockets) {
      try {
        String answer =
            new UnixHttp(socket, ANSWER_LIMIT).send("GET", "/v1/status/leader", "").body();
        for (MachineAgent server : servers) {
          if (answer.contains('"' + server.machine().address() + ':')) {
            return server;
          }
        }
      } catch (IOException unanswered) {
        // The next one may know.
      }
    }
    return null;
  }

  private void harm(Harm harm, MachineAgent victim) throws IOException {
    switch (harm) {
      case KILL -> victim.kill();
      case STOP, STOP_AND_KILL -> victim.signal("STOP");
      case CUT -> lab.cut(victim.machine());
    }
  }

  private void undo(Harm harm, MachineAgent victim) throws IOException {
    switch (harm) {
      case KILL -> victim.start();
      case STOP -> victim.signal("CONT");
      case CUT -> lab.heal(victim.machine());
      case STOP_AND_KILL -> {
        victim.kill();
        victim.start();
      }
    }
  }

  static void pause(int millis) {
    LockSupport.parkNanos(millis * 1_000_000L);
  }
}

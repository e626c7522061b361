package io.praetor.rpc.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.DefaultEventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

  private final DefaultEventLoop loop = new DefaultEventLoop();
  private final Protocols<String> protocols = new Protocols<>();
  private final ByteBudget budget = new ByteBudget(10);
  private final WaitingRoom<String> room =
      new WaitingRoom<>(protocols, budget, loop, Runnable::run);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void stop() {
    var unused = loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
  }

  @Test
  void shouldHoldNoMoreThanItsBudget() {
    enter("a", 6);
    enter("b", 6);
    enter("c", 4);
    assertEquals(List.of("b sent away"), log);
    protocols.add("p", new Protocols.Entry<>("handler", false, false, 0, 1));
    assertEquals(List.of("b sent away", "a served", "c served"), log);
    protocols.remove("p", 1);
    enter("d", 10);
    room.close();
    enter("e", 10);
    assertEquals(3, log.size());
  }

  private void enter(String name, int bytes) {
    room.enter(
        "p",
        new WaitingRoom.Visitor<>(
            provider -> log.add(name + " served"), () -> log.add(name + " sent away"), bytes));
  }
}

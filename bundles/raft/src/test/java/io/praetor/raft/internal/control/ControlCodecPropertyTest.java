package io.praetor.raft.internal.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.raft.LogPosition;
import io.praetor.api.raft.ReadMode;
import io.praetor.api.raft.Servers.ServerHealth;
import io.praetor.raft.internal.control.ControlReply.Applied;
import io.praetor.raft.internal.control.ControlReply.Founder;
import io.praetor.raft.internal.control.ControlReply.Outcomes;
import io.praetor.raft.internal.control.ControlReply.Reason;
import io.praetor.raft.internal.control.ControlRequest.Submit;
import io.praetor.raft.internal.transport.MalformedMessageException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ControlCodecPropertyTest {

  private static final UUID GROUP = new UUID(1, 2);

  private static final List<ControlRequest> REQUESTS =
      List.of(
          new ControlRequest.Ask(),
          new ControlRequest.Invite("node", GROUP),
          new ControlRequest.Read(ReadMode.CONSISTENT, "node"),
          new ControlRequest.Transfer(""),
          new ControlRequest.Remove("node"),
          new ControlRequest.AskHealth());

  private static final List<ControlReply> REPLIES =
      List.of(
          new ControlReply.Done(),
          new ControlReply.NotLeader(),
          new ControlReply.Failed("why"),
          new ControlReply.Standing("node", null, List.of(), false, LogPosition.NONE, 0),
          new ControlReply.Standing(
              "node",
              GROUP,
              List.of(new Founder("a", "1:2"), new Founder("b", "[::1]:3")),
              true,
              new LogPosition(3, 4),
              5),
          new ControlReply.ReadIndex(new LogPosition(3, 4)),
          new Outcomes(
              List.of(new ControlReply.NotTaken(), new ControlReply.Refused(Reason.BUSY, "full"))),
          new ControlReply.Healths(
              List.of(
                  new ServerHealth("i", "n", "a", "alive", "1", true, true, 1, 2, 3, true, 4))));

  @Property(tries = 1)
  void shouldBringBackEveryKind() throws MalformedMessageException {
    for (ControlRequest request : REQUESTS) {
      assertEquals(request, ControlCodec.request(ControlCodec.encode(request)));
    }
    for (ControlReply reply : REPLIES) {
      assertEquals(reply, ControlCodec.reply(ControlCodec.encode(reply)));
    }
  }

  @Property
  void shouldBringBackCommandsAndResults(@ForAll @Size(max = 20) List<@Size(max = 50) byte[]> all)
      throws MalformedMessageException {
    Submit submit = (Submit) ControlCodec.request(ControlCodec.encode(new Submit(all)));
    Outcomes sent = new Outcomes(all.stream().<ControlReply.Outcome>map(Applied::new).toList());
    Outcomes outcomes = (Outcomes) ControlCodec.reply(ControlCodec.encode(sent));
    assertEquals(all.size(), submit.commands().size());
    for (int i = 0; i < all.size(); i++) {
      assertArrayEquals(all.get(i), submit.commands().get(i));
      assertArrayEquals(all.get(i), ((Applied) outcomes.each().get(i)).result());
    }
  }

  @Property(tries = 1)
  void shouldRefuseWhatIsCut() {
    for (ControlReply reply : REPLIES) {
      byte[] whole = ControlCodec.encode(reply);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThrows(MalformedMessageException.class, () -> ControlCodec.reply(cut));
      }
    }
    for (ControlRequest request : REQUESTS) {
      byte[] whole = ControlCodec.encode(request);
      byte[] longer = Arrays.copyOf(whole, whole.length + 1);
      assertThrows(MalformedMessageException.class, () -> ControlCodec.request(longer));
    }
  }

  @Property(tries = 5_000)
  void shouldRefuseOrUnderstandAnyBytes(@ForAll @Size(min = 2, max = 60) byte[] garbage) {
    garbage[0] = 1;
    garbage[1] = (byte) (garbage[1] & 7);
    try {
      ControlCodec.request(garbage);
    } catch (MalformedMessageException e) {
      assertFalse(e.getMessage().isBlank());
    }
    try {
      ControlCodec.reply(garbage);
    } catch (MalformedMessageException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }
}

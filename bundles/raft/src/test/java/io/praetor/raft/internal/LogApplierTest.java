package io.praetor.raft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.raft.LogPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

class LogApplierTest {

  private final List<String> events = new ArrayList<>();
  private final RecordingState state = RecordingState.durableAt(new LogPosition(3, 40));
  private final LogApplier applier = new LogApplier(state, new Events());

  @Test
  void shouldBeginBehindWhatIsDurable() {
    assertEquals(40, applier.getLatestSnapshot().getIndex());
    assertEquals(3, applier.getLatestSnapshot().getTerm());
    assertEquals(40, applier.getLastAppliedTermIndex().getIndex());
    assertNull(new LogApplier(new RecordingState(), new Events()).getLatestSnapshot());
  }

  @Test
  void shouldHandOverTheCommandsOfAnEntry() {
    apply(41, EntryCodec.encode(List.of(new byte[] {97}, new byte[] {98})));

    assertEquals(List.of("a", "b"), state.commands());
    assertEquals(List.of("applied 41"), events);
  }

  @Test
  void shouldOpenReadsAtTheConfigurationThatBeginsATerm() {
    applier.notifyConfigurationChanged(4, 41, null);
    applier.notifyLeaderReady();
    applier.notifyTermIndexUpdated(4, 41);

    assertEquals(List.of("members", "leading 41"), events);
    assertEquals(new LogPosition(4, 41), state.applied());
  }

  @Test
  void shouldStopAtAnEntryThatItCannotRead() {
    assertThrows(IllegalStateException.class, () -> apply(41, new byte[] {9, 0, 0, 0, 1}));

    assertEquals(1, events.size());
    assertTrue(events.get(0).startsWith("broken entry 41 of the log is bad: "), events.get(0));
    assertEquals(List.of(), state.commands());
  }

  @Test
  void shouldReportALogThatCannotBeWritten() {
    IOException full = new IOException("No space left on device");
    applier.notifyLogFailed(new IOException("Log already failed at index 7", full), null);

    assertEquals(
        List.of("broken the log cannot be written: java.io.IOException: No space left on device"),
        events);
  }

  private void apply(long index, byte[] data) {
    LogEntryProto entry =
        LogEntryProto.newBuilder()
            .setTerm(3)
            .setIndex(index)
            .setStateMachineLogEntry(
                StateMachineLogEntryProto.newBuilder().setLogData(ByteString.copyFrom(data)))
            .build();
    TransactionContext transaction =
        TransactionContext.newBuilder()
            .setStateMachine(applier)
            .setServerRole(RaftPeerRole.LEADER)
            .setLogEntry(entry)
            .build();
    assertTrue(applier.applyTransaction(transaction).isDone());
  }

  private final class Events implements LogApplier.Listener {

    @Override
    public void leaderKnown(String id) {
      events.add("leader known");
    }

    @Override
    public void removed() {
      events.add("removed");
    }

    @Override
    public CompletableFuture<LogPosition> fetchState() {
      return CompletableFuture.completedFuture(LogPosition.NONE);
    }

    @Override
    public void applied(LogPosition position) {
      events.add("applied " + position.index());
    }

    @Override
    public void leading(LogPosition firstOfTerm) {
      events.add("leading " + firstOfTerm.index());
    }

    @Override
    public void notLeading() {
      events.add("not leading");
    }

    @Override
    public void membersChanged() {
      events.add("members");
    }

    @Override
    public void broken(String why) {
      events.add("broken " + why);
    }
  }
}

package io.praetor.gossip.internal.swim;

import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.MessageEncoder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Bytes of about the real length that only say which message they stand for. */
final class SimCodec implements MessageEncoder {

  private static final int PING_BYTES = 70;
  private static final int ANSWER_BYTES = 25;
  private static final int ACCUSATION_BYTES = 60;
  private static final int ALIVE_BYTES = 110;
  private static final int USER_BYTES = 1;

  private final List<Message> messages = new ArrayList<>();
  private final Consumer<Message> observer;

  SimCodec(Consumer<Message> observer) {
    this.observer = observer;
  }

  SimCodec() {
    this(message -> {});
  }

  @Override
  public byte[] encode(Message message) {
    observer.accept(message);
    messages.add(message);
    byte[] bytes = new byte[Math.max(Integer.BYTES, length(message))];
    ByteBuffer.wrap(bytes).putInt(messages.size() - 1);
    return bytes;
  }

  Message decode(byte[] bytes) {
    return messages.get(ByteBuffer.wrap(bytes).getInt());
  }

  private static int length(Message message) {
    if (message instanceof Message.Alive alive) {
      return ALIVE_BYTES + alive.node().name().length() + alive.node().meta().length;
    }
    if (message instanceof Message.User user) {
      return USER_BYTES + user.payload().length;
    }
    if (message instanceof Message.Suspect || message instanceof Message.Dead) {
      return ACCUSATION_BYTES;
    }
    return message instanceof Message.Ack || message instanceof Message.Nack
        ? ANSWER_BYTES
        : PING_BYTES;
  }
}

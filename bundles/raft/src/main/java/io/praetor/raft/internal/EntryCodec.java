package io.praetor.raft.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a log entry: several commands that share one disk write.
 *
 * <pre>
 * byte    version, 1
 * int32   number of commands, at least 1
 * int32 + bytes   length and content of each command
 * </pre>
 *
 * Numbers are big-endian. An entry that another version wrote is refused: skipping it would make
 * this server's state differ from that of the others.
 */
final class EntryCodec {

  static final byte VERSION = 1;

  /** Version and count. */
  static final int HEADER_BYTES = Byte.BYTES + Integer.BYTES;

  /** What each command costs beside its own bytes. */
  static final int PER_COMMAND_BYTES = Integer.BYTES;

  private EntryCodec() {}

  static byte[] encode(List<byte[]> commands) {
    int size = HEADER_BYTES;
    for (byte[] command : commands) {
      size = Math.addExact(size, PER_COMMAND_BYTES + command.length);
    }
    ByteBuffer out = ByteBuffer.allocate(size).put(VERSION).putInt(commands.size());
    for (byte[] command : commands) {
      out.putInt(command.length).put(command);
    }
    return out.array();
  }

  static List<byte[]> decode(ByteBuffer in) throws MalformedEntryException {
    if (in.remaining() < HEADER_BYTES) {
      throw new MalformedEntryException("it has only " + in.remaining() + " bytes");
    }
    byte version = in.get();
    if (version != VERSION) {
      throw new MalformedEntryException("its format is version " + version + ", not " + VERSION);
    }
    int count = in.getInt();
    if (count < 1 || count > in.remaining() / PER_COMMAND_BYTES) {
      throw new MalformedEntryException("it cannot hold " + count + " commands");
    }
    List<byte[]> commands = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      commands.add(command(in));
    }
    if (in.hasRemaining()) {
      throw new MalformedEntryException(in.remaining() + " bytes follow its last command");
    }
    return commands;
  }

  private static byte[] command(ByteBuffer in) throws MalformedEntryException {
    if (in.remaining() < PER_COMMAND_BYTES) {
      throw new MalformedEntryException("it ends within a length");
    }
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new MalformedEntryException("it ends within a command");
    }
    byte[] command = new byte[length];
    in.get(command);
    return command;
  }
}

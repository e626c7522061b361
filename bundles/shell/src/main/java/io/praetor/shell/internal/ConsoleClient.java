package io.praetor.shell.internal;

import io.praetor.shell.internal.command.StopRequests;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connected client: reads commands, answers each, until either side has enough. */
final class ConsoleClient implements AutoCloseable {

  private final SocketChannel channel;
  private final ReplyStream reply;

  ConsoleClient(SocketChannel channel) {
    this.channel = channel;
    this.reply = new ReplyStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
  }

  /** Returns when the client goes away. */
  void serve(Interpreter interpreter) throws IOException {
    StopRequests stops = new StopRequests();
    InputStream in = new BufferedInputStream(new ChannelInput(channel));
    try (Interpreter.Session session = interpreter.open(reply, stops);
        ReadAhead lines = new ReadAhead(new LineReader(in, stops::interrupt), stops)) {
      for (String line = next(lines); line != null; line = next(lines)) {
        reply.end(line.isBlank() || session.run(line));
      }
    }
  }

  private String next(ReadAhead lines) throws IOException {
    try {
      return lines.next();
    } catch (IOException e) {
      if (channel.isOpen()) {
        refuse(e.getMessage());
      }
      throw e;
    }
  }

  /** Answers whatever comes with a failure. */
  void refuse(String reason) throws IOException {
    reply.write((reason + "\n").getBytes(StandardCharsets.UTF_8));
    reply.end(false);
  }

  /** Ends a read or write that is under way, too. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}

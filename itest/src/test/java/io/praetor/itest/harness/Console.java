package io.praetor.itest.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console of a running agent, asked through its socket as {@code consul shell} does, but
 * without a Java of its own for each command.
 */
public final class Console {

  private static final int FAILED = 1;

  private final AgentProcess agent;

  public Console(AgentProcess agent) {
    this.agent = agent;
  }

  /**
   * Runs a command and returns what it printed, as far as the console lived; fails when it does.
   */
  public String run(String command) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int end = run(command, printed);
    String text = printed.toString(StandardCharsets.UTF_8);
    if (end == FAILED) {
      throw new AssertionError(command + " at " + agent + ": " + text);
    }
    return text;
  }

  private int run(String command, ByteArrayOutputStream printed) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(agent.dataDirectory().resolve("shell.sock")));
      ByteBuffer line = ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      InputStream in = Channels.newInputStream(channel);
      int next = in.read();
      while (next > FAILED) {
        printed.write(next);
        next = in.read();
      }
      return next;
    }
  }

  /** The id of the only bundle of a name; fails when there are more or none. */
  public String bundle(String symbolicName) throws IOException {
    Matcher line =
        Pattern.compile("(?m)^\\s*(\\d+)\\|Active .*\\|" + Pattern.quote(symbolicName) + " \\(")
            .matcher(run("felix:lb -s " + symbolicName));
    String all = run("felix:lb -s");
    if (!line.find()) {
      throw new AssertionError("no active bundle " + symbolicName + "\n" + all);
    }
    String id = line.group(1);
    if (line.find()) {
      throw new AssertionError("two bundles " + symbolicName + "\n" + all);
    }
    return id;
  }

  /** Replaces a bundle by another version and returns what the agent says about it. */
  public String swap(String symbolicName, Path jar) throws IOException {
    return run("praetor:swap " + bundle(symbolicName) + " " + jar);
  }
}

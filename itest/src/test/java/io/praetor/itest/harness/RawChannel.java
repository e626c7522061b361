package io.praetor.itest.harness;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.SSLSocket;

/**
 * Somebody at the server port of an agent, who says whatever he likes. Knows nothing of what is
 * tested but the frames that its DESIGN.md tells of.
 */
public final class RawChannel implements AutoCloseable {

  private static final int PORT = 8300;
  private static final byte[] PREAMBLE = {'P', 'R', 'T', 1};
  private static final byte UNCERTIFIED = 7;
  private static final int CALL = 1;
  private static final int ANSWER = 2;
  private static final int FAILURE = 3;
  private static final int OPEN = 4;
  private static final int ABORT = 8;

  private final SSLSocket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private int calls;

  private RawChannel(SSLSocket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
    out.write(PREAMBLE);
    byte[] told = in.readNBytes(PREAMBLE.length);
    if (!Arrays.equals(PREAMBLE, told)) {
      socket.close();
      throw new IOException("no preamble, but " + Arrays.toString(told));
    }
  }

  /** One that shows its certificate to whoever asks for it. */
  public static RawChannel certified(AgentProcess server, TlsPeer peer) throws IOException {
    return new RawChannel(peer.open(port(server)));
  }

  /** One that says that it has none. */
  public static RawChannel uncertified(AgentProcess server, TlsPeer peer) throws IOException {
    return new RawChannel(peer.open(port(server), new byte[] {UNCERTIFIED}));
  }

  private static InetSocketAddress port(AgentProcess server) {
    return new InetSocketAddress(server.address(), PORT);
  }

  /** Calls, and tells what is answered, or why nothing is. */
  public String call(String protocol, String request) throws IOException {
    return ask(CALL, protocol, request);
  }

  /** Opens a stream, and tells why it is refused. */
  public String open(String protocol) throws IOException {
    return ask(OPEN, protocol, "");
  }

  private String ask(int type, String protocol, String request) throws IOException {
    byte[] name = protocol.getBytes(StandardCharsets.US_ASCII);
    byte[] body = request.getBytes(StandardCharsets.UTF_8);
    out.writeInt(body.length);
    out.write(type);
    out.write(name.length);
    out.writeInt(++calls);
    out.write(name);
    out.write(body);
    out.flush();
    return answer();
  }

  private String answer() throws IOException {
    while (true) {
      byte[] body = new byte[in.readInt()];
      int type = in.read();
      in.skipNBytes(1);
      in.readInt();
      in.readFully(body);
      if (type == ANSWER) {
        return new String(body, StandardCharsets.UTF_8);
      } else if (type == FAILURE || type == ABORT) {
        return new String(body, 1, body.length - 1, StandardCharsets.UTF_8);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package io.praetor.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * A console that repeats what it is told, to one client; "bad" fails, "die" breaks the line, and
 * "last" goes on until it is interrupted.
 *
 * @param served ends with that client
 */
public record FakeConsole(ServerSocketChannel server, CompletableFuture<Void> served) {

  /** Where an agent with this data directory has its console. */
  public static FakeConsole in(Path directory) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(SocketPath.inDataDirectory(directory.toString())));
    return new FakeConsole(server, CompletableFuture.runAsync(() -> serve(server)));
  }

  private static void serve(ServerSocketChannel server) {
    try (SocketChannel client = server.accept();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("die")) {
          return;
        }
        if (line.equals("last")) {
          client.write(StandardCharsets.UTF_8.encode("begun\n"));
          line += lines.read() == '\u0003' ? " interrupted" : "";
        }
        String status = line.equals("bad") ? "\u0001" : "\u0000";
        client.write(StandardCharsets.UTF_8.encode("<" + line + ">\n" + status));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

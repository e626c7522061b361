package io.praetor.check.jdbc.internal;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * A driver of a database that greets, and answers each line with another: {@code
 * jdbc:line://127.0.0.1:port}. It blocks as drivers do, and ends when its thread is interrupted.
 */
public final class LineDriver implements Driver {

  static final String URL = "jdbc:line://";
  private static final int LINE_MAX = 100;

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(URL);
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    String[] address = url.substring(URL.length()).split("[:?/]");
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open(new InetSocketAddress(address[0], Integer.parseInt(address[1])));
      expect(channel, "login " + info.getProperty("password", "nothing"), "welcome");
      return connection(channel);
    } catch (IOException | RuntimeException | SQLException e) {
      close(channel);
      throw e instanceof SQLException refused
          ? refused
          : new SQLException("no connection to " + url + ": " + e.getMessage(), "08001");
    }
  }

  private static void close(SocketChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Connection connection(SocketChannel channel) {
    return proxy(
        Connection.class,
        (name, argument) ->
            switch (name) {
              case "isValid" -> ask(channel, "ping").equals("pong");
              case "createStatement" -> statement(channel);
              case "abort", "close" -> {
                close(channel);
                yield null;
              }
              default -> null;
            });
  }

  private static Statement statement(SocketChannel channel) {
    return proxy(
        Statement.class,
        (name, argument) ->
            switch (name) {
              case "execute" -> {
                expect(channel, (String) argument, "rows");
                yield true;
              }
              case "getResultSet" ->
                  proxy(ResultSet.class, (call, none) -> call.equals("next") ? true : null);
              default -> null;
            });
  }

  private static void expect(SocketChannel channel, String question, String wanted)
      throws SQLException {
    String answer;
    try {
      answer = ask(channel, question);
    } catch (IOException broken) {
      throw new SQLException("connection lost", "08006", broken);
    }
    if (!answer.equals(wanted)) {
      throw new SQLException("refused " + question, "28000");
    }
  }

  private static String ask(SocketChannel channel, String question) throws IOException {
    channel.write(ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8)));
    StringBuilder line = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (line.length() < LINE_MAX) {
      if (channel.read(one.clear()) < 0) {
        throw new EOFException("closed");
      }
      if (one.get(0) == '\n') {
        return line.toString();
      }
      line.append((char) one.get(0));
    }
    throw new IOException("too long a line");
  }

  /** A method of whatever a driver hands out. */
  interface Method {
    Object call(String name, Object argument) throws Exception;
  }

  static <T> T proxy(Class<T> type, Method method) {
    Object proxy =
        Proxy.newProxyInstance(
            LineDriver.class.getClassLoader(),
            new Class<?>[] {type},
            (self, called, arguments) ->
                method.call(called.getName(), arguments == null ? null : arguments[0]));
    return type.cast(proxy);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("line");
  }
}

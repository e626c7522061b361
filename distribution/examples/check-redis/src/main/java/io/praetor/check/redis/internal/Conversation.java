package io.praetor.check.redis.internal;

import io.praetor.spi.check.CheckStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/**
 * One attempt: commands one after the other, the next when the answer to the last is there. Its
 * steps follow each other on the thread of connections.
 */
final class Conversation {

  /** A command, and the answer that it has to get. */
  private record Step(String[] command, String expected) {}

  /** What a server answers is never longer, since commands go out one by one. */
  private static final int ANSWER_MAX = 4 * Reply.BYTES_MAX;

  private final Wanted wanted;
  private final Attempt attempt;
  private final Queue<Step> steps = new ArrayDeque<>();
  private final byte[] answer = new byte[ANSWER_MAX];
  private int length;
  private Step step;

  Conversation(Wanted wanted, Attempt attempt) {
    this.wanted = wanted;
    this.attempt = attempt;
    if (!wanted.password().isEmpty()) {
      steps.add(new Step(authentication(wanted), "OK"));
    }
    steps.add(new Step(new String[] {"PING"}, "PONG"));
    if (!wanted.role().isEmpty()) {
      steps.add(new Step(new String[] {"ROLE"}, wanted.role()));
    }
  }

  private static String[] authentication(Wanted wanted) {
    return wanted.user().isEmpty()
        ? new String[] {"AUTH", wanted.password()}
        : new String[] {"AUTH", wanted.user(), wanted.password()};
  }

  void begin(Network network) {
    try {
      network.limit(attempt, wanted.timeout(), () -> fail("no answer in time"));
      network.connect(wanted, attempt, then("connection refused or lost", this::next));
    } catch (RejectedExecutionException full) {
      fail("too many checks wait for names, or this type of check ends");
    }
  }

  private void next(Void connected, AsynchronousSocketChannel channel) {
    step = steps.poll();
    if (step == null) {
      attempt.end(CheckStatus.PASSING, "redis " + wanted.address() + ": PONG" + role());
      return;
    }
    length = 0;
    write(ByteBuffer.wrap(request(step.command())), channel);
  }

  private String role() {
    return wanted.role().isEmpty() ? "" : ", role " + wanted.role();
  }

  private void write(ByteBuffer request, AsynchronousSocketChannel channel) {
    channel.write(
        request,
        channel,
        then(
            "connection lost",
            (count, same) -> {
              if (request.hasRemaining()) {
                write(request, channel);
              } else {
                read(channel);
              }
            }));
  }

  private void read(AsynchronousSocketChannel channel) {
    ByteBuffer rest = ByteBuffer.wrap(answer, length, answer.length - length);
    channel.read(rest, channel, then("connection lost", this::arrived));
  }

  private void arrived(Integer count, AsynchronousSocketChannel channel) {
    if (count < 0) {
      fail("the server closed the connection");
      return;
    }
    length += count;
    try {
      Reply reply = Reply.read(answer, length);
      if (reply != null) {
        answered(reply, channel);
      } else if (length == answer.length) {
        throw new NotRedisException();
      } else {
        read(channel);
      }
    } catch (NotRedisException stranger) {
      fail(stranger.getMessage());
    }
  }

  private void answered(Reply reply, AsynchronousSocketChannel channel) {
    String command = step.command()[0];
    if (reply.kind() == Reply.Kind.ERROR) {
      fail(command + " was refused: " + printable(reply.text()));
    } else if (command.equals("ROLE") && !reply.text().equals(step.expected())) {
      fail("role is " + printable(reply.text()) + ", not " + step.expected());
    } else if (reply.text().equals(step.expected())) {
      next(null, channel);
    } else {
      fail(command + " was answered by " + printable(reply.text()));
    }
  }

  /** Goes on when it went well, and says what was in vain otherwise. */
  private <R> CompletionHandler<R, AsynchronousSocketChannel> then(
      String problem, BiConsumer<R, AsynchronousSocketChannel> step) {
    return new CompletionHandler<>() {
      @Override
      public void completed(R result, AsynchronousSocketChannel channel) {
        step.accept(result, channel);
      }

      @Override
      public void failed(Throwable failure, AsynchronousSocketChannel channel) {
        if (failure instanceof ClosedChannelException) {
          attempt.giveUp(); // it was closed on this side: nobody waits any more
          return;
        }
        String message = failure.getMessage();
        fail(message == null ? problem : message.toLowerCase(Locale.ROOT));
      }
    };
  }

  private void fail(String problem) {
    attempt.fail("redis " + wanted.address() + ": " + problem);
  }

  /** A server's words as people can read them, without the password should it repeat that. */
  private String printable(String text) {
    String shown = text.replaceAll("[^\\x20-\\x7E]", "?");
    return wanted.password().isEmpty() ? shown : shown.replace(wanted.password(), "***");
  }

  private static byte[] request(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      out.write(("*" + words.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
      for (String word : words) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        out.write(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write(new byte[] {'\r', '\n'});
      }
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return out.toByteArray();
  }
}

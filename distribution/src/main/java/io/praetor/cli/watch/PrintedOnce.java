package io.praetor.cli.watch;

import io.praetor.cli.Terminal;
import io.praetor.cli.json.JsonLayout;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Prints what is found first, and that is all. */
final class PrintedOnce implements WatchListener {

  private final Terminal terminal;

  PrintedOnce(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Next found(long index, byte[] json) {
    try {
      terminal.say(JsonLayout.indented(json));
    } catch (IOException impossible) {
      throw new UncheckedIOException("JSON of our own", impossible);
    }
    return Next.END_WELL;
  }

  @Override
  public void signal(String name) {
    terminal.out().flush();
  }
}

package io.praetor.cli.kv;

import io.praetor.cli.Terminal;
import java.util.Base64;
import java.util.List;

/** How {@code kv get} shows what it found. Values are bytes and stay as they are. */
final class KvPrinter {

  /** Names fill this many columns: the longest, and Consul's padding behind it. */
  private static final int NAME_COLUMNS = 17;

  private final Terminal terminal;
  private final boolean base64;

  KvPrinter(Terminal terminal, boolean base64) {
    this.terminal = terminal;
    this.base64 = base64;
  }

  void value(KvRecord found) {
    if (base64) {
      terminal.out().print(Base64.getEncoder().encodeToString(found.value()));
    } else {
      terminal.out().write(found.value(), 0, found.value().length);
    }
    terminal.out().print('\n');
  }

  void keyAndValue(KvRecord found) {
    terminal.out().print(found.key());
    terminal.out().print(':');
    value(found);
  }

  void details(KvRecord found) {
    row("CreateIndex", Long.toUnsignedString(found.createIndex()));
    row("Flags", Long.toUnsignedString(found.flags()));
    row("Key", found.key());
    row("LockIndex", Long.toUnsignedString(found.lockIndex()));
    row("ModifyIndex", Long.toUnsignedString(found.modifyIndex()));
    row("Session", found.session().isEmpty() ? "-" : found.session());
    name("Value");
    value(found);
  }

  /** Blocks with an empty line between them. */
  void details(List<KvRecord> found) {
    for (int i = 0; i < found.size(); i++) {
      details(found.get(i));
      if (i < found.size() - 1) {
        terminal.say("");
      }
    }
  }

  private void row(String name, String value) {
    name(name);
    terminal.say(value);
  }

  private void name(String name) {
    terminal.out().print(name);
    terminal.out().print(" ".repeat(NAME_COLUMNS - name.length()));
  }
}

package io.praetor.cli.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Lines as they come. A connection that breaks is the end of them, as its proper close is. */
final class LineStream {

  private final BufferedReader lines;

  LineStream(InputStream in) {
    lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  void forEach(Consumer<String> taker) {
    for (Optional<String> line = next(); line.isPresent(); line = next()) {
      taker.accept(line.get());
    }
  }

  private Optional<String> next() {
    try {
      return Optional.ofNullable(lines.readLine());
    } catch (IOException broken) {
      return Optional.empty();
    }
  }
}

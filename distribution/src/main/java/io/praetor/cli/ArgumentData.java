package io.praetor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Data named by an argument: {@code @file}, {@code -} for standard input, or the argument itself; a
 * backslash in front takes the meaning from {@code @} and {@code -}.
 */
public final class ArgumentData {

  private ArgumentData() {}

  /** The bytes that the argument stands for. */
  public static byte[] read(String argument, InputStream in) throws IOException {
    if (argument.startsWith("@")) {
      return bytes(argument.substring(1));
    } else if (argument.equals("-")) {
      return in.readAllBytes();
    } else if (argument.startsWith("\\@") || argument.startsWith("\\-")) {
      return argument.substring(1).getBytes(StandardCharsets.UTF_8);
    }
    return argument.getBytes(StandardCharsets.UTF_8);
  }

  /** As {@link #read}, for arguments in which a backslash means itself. */
  public static String text(String argument, InputStream in) throws IOException {
    boolean plain = argument.startsWith("\\");
    byte[] data = plain ? argument.getBytes(StandardCharsets.UTF_8) : read(argument, in);
    return new String(data, StandardCharsets.UTF_8);
  }

  /** The text of a file; a failure is told as Go does. */
  public static String file(String name) throws IOException {
    try {
      return Files.readString(Path.of(name));
    } catch (NoSuchFileException absent) {
      throw new IOException("open " + name + ": no such file or directory", absent);
    } catch (AccessDeniedException denied) {
      throw new IOException("open " + name + ": permission denied", denied);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try {
      return Files.readAllBytes(Path.of(name));
    } catch (NoSuchFileException absent) {
      throw new IOException(failed(name, "no such file or directory"), absent);
    } catch (AccessDeniedException denied) {
      throw new IOException(failed(name, "permission denied"), denied);
    } catch (IOException failure) {
      throw new IOException(failed(name, failure.getMessage()), failure);
    }
  }

  private static String failed(String name, String reason) {
    return "Failed to read file: open " + name + ": " + reason;
  }
}

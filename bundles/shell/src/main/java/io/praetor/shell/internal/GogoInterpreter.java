package io.praetor.shell.internal;

import io.praetor.shell.internal.command.StopRequests;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;

/** Command lines are those of Felix Gogo (OSGi RFC 147). */
final class GogoInterpreter implements Interpreter {

  /** Where a command is looked for that is named without its scope. */
  private static final String SCOPES = "praetor:felix:scr:*";

  private final CommandProcessor processor;

  GogoInterpreter(CommandProcessor processor) {
    this.processor = processor;
  }

  @Override
  public Session open(OutputStream output, StopRequests stops) {
    PrintStream printer = new PrintStream(output, false, StandardCharsets.UTF_8);
    // A command that asks its user something reads the end at once instead of the next command.
    CommandSession session =
        processor.createSession(InputStream.nullInputStream(), printer, printer);
    session.put("SCOPE", SCOPES);
    session.put(StopRequests.VARIABLE, stops);
    return new GogoSession(session, printer);
  }

  private record GogoSession(CommandSession session, PrintStream printer) implements Session {

    @Override
    public boolean run(String line) {
      try {
        Object result = session.execute(line);
        show(result);
        return true;
      } catch (Exception e) { // What commands throw is up to them.
        if (!reason(e).isEmpty()) {
          printer.println(reason(e));
        }
        return false;
      } finally {
        printer.flush();
      }
    }

    /** What a command returns counts as output, if it is anything. */
    private void show(Object result) {
      String text =
          result == null
              ? ""
              : session.format(result, Converter.INSPECT).toString().stripTrailing();
      if (!text.isEmpty()) {
        printer.println(text);
      }
    }

    private static String reason(Exception e) {
      return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    @Override
    public void close() {
      session.close();
    }
  }
}

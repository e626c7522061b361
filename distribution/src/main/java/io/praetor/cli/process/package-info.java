/** Programs that commands run for their users. */
package io.praetor.cli.process;

/** Commands on intentions: who may connect to whom. */
package io.praetor.cli.intention;

/** Groups of flags that many commands share, with the environment variables behind them. */
package io.praetor.cli.flags;

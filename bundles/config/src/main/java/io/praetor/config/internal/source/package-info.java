/**
 * Where settings come from: flags, files and directories, and how they are laid over one another.
 */
package io.praetor.config.internal.source;

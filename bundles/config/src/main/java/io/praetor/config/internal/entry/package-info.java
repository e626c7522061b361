/** Configuration entries as people write them into files. */
package io.praetor.config.internal.entry;

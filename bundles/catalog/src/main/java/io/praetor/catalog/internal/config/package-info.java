/** Configuration entries: their kinds, the commands that change them, {@code /v1/config}. */
package io.praetor.catalog.internal.config;

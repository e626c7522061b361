/** The validated configuration of one agent. */
package io.praetor.config.internal.model;

/** Kinds of auth methods: {@code jwt} and {@code kubernetes}. */
package io.praetor.auth.internal;

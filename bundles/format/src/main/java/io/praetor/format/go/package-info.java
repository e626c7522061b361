/** Texts in the forms that Go gives them: clients match on them. */
package io.praetor.format.go;

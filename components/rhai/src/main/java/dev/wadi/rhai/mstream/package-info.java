/**
 * The functions that mstream adds to the language for its scripts, without the way it calls them. Source: mstream specification,
 * section 5.7, with the wanted behaviour of its defects D23 and D33: documents count by their content, masks never give back what
 * they could not mask. May import {@code function}, {@code error} and {@code value}.
 */
package dev.wadi.rhai.mstream;

package dev.comanda.demo.erp.books;

import java.math.BigDecimal;

/**
 * What the workshop sells.
 *
 * @param number the text by which it is booked, such as {@code 10}
 * @param unitPrice in euros
 */
public record Product(String number, String description, String unit, BigDecimal unitPrice) {}

/**
 * Everything that is decided about a delivery: who may work on a lane, what an attempt does next,
 * what follows from what it saw, when it is tried again, what a person may do. Pure: the same
 * standing, lane and time give the same decision; it knows no database, no clock, no thread and no
 * ERP. All times are the database's; rows are read under the location's lock, judged here and
 * written back.
 */
@org.jspecify.annotations.NullMarked
package dev.comanda.delivery.course;

package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * Dates, times and durations. Objects are borrowed, results new references. Attached.
 *
 * @see <a href="https://docs.python.org/3.14/library/datetime.html">datetime</a>
 */
final class Dates {
    private static final Imported DATE = new Imported("datetime", "date");
    private static final Imported TIME = new Imported("datetime", "time");
    private static final Imported DATETIME = new Imported("datetime", "datetime");
    private static final Imported TIMEDELTA = new Imported("datetime", "timedelta");

    private static final int NANOS_PER_MICRO = 1000;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MAX_DAYS = 999_999_999;
    private static final int MIN_YEAR = 1;
    private static final int MAX_YEAR = 9999;

    private Dates() {}

    private static ConversionException range(String problem) {
        return new ConversionException(ConversionException.Reason.RANGE, problem, null);
    }

    /** Microseconds. */
    private static int micros(Object value, int nanos) {
        if (nanos % NANOS_PER_MICRO != 0) {
            throw range(value + " has nanoseconds; Python's times have microseconds: truncatedTo(ChronoUnit.MICROS) drops them");
        }
        return nanos / NANOS_PER_MICRO;
    }

    private static int year(Object value, int year) {
        if (year < MIN_YEAR || year > MAX_YEAR) {
            throw range(value + " does not fit: Python's years are " + MIN_YEAR + " to " + MAX_YEAR);
        }
        return year;
    }

    static long ofDate(InterpreterState state, LocalDate value) {
        return DATE.call(state, year(value, value.getYear()), value.getMonthValue(), value.getDayOfMonth());
    }

    /** A date without a time: a datetime is a date too, whose time would be lost. */
    static LocalDate toDate(InterpreterState state, long o) {
        if (!DATE.isClassOf(state, o) || DATETIME.isClassOf(state, o)) {
            throw Mismatch.expected("datetime.date", o);
        }
        return date(state, o);
    }

    private static LocalDate date(InterpreterState state, long o) {
        return LocalDate.of(Fields.toInt(state, o, "year"), Fields.toInt(state, o, "month"), Fields.toInt(state, o, "day"));
    }

    static long ofTime(InterpreterState state, LocalTime value) {
        return TIME.call(state, value.getHour(), value.getMinute(), value.getSecond(), micros(value, value.getNano()));
    }

    static long ofOffsetTime(InterpreterState state, OffsetTime value) {
        return TIME.call(state, value.getHour(), value.getMinute(), value.getSecond(), micros(value, value.getNano()), value.getOffset());
    }

    static LocalTime toTime(InterpreterState state, long o) {
        TIME.require(state, o);
        Zones.requireNaive(state, o, "LocalTime");
        return time(state, o);
    }

    static OffsetTime toOffsetTime(InterpreterState state, long o) {
        TIME.require(state, o);
        return OffsetTime.of(time(state, o), Zones.offset(state, o));
    }

    private static LocalTime time(InterpreterState state, long o) {
        int nanos = Fields.toInt(state, o, "microsecond") * NANOS_PER_MICRO + furtherNanos(state, o, DATETIME, TIME, "nanosecond");
        return LocalTime.of(Fields.toInt(state, o, "hour"), Fields.toInt(state, o, "minute"), Fields.toInt(state, o, "second"), nanos);
    }

    /** Subclasses may have more: pandas' Timestamp and Timedelta have nanoseconds. */
    private static int furtherNanos(InterpreterState state, long o, Imported plain, Imported alsoPlain, String attribute) {
        if (Py_TYPE(o) == plain.in(state) || Py_TYPE(o) == alsoPlain.in(state)) {
            return 0;
        }
        long value = Fields.findOrNull(state, o, attribute);
        if (value == NULL) {
            return 0;
        }
        try {
            return Integers.toInt(value);
        } finally {
            Py_DECREF(value);
        }
    }

    static long ofLocal(InterpreterState state, LocalDateTime value) {
        return dateTime(state, value, value);
    }

    /** A datetime with a tzinfo, which is converted from a Java zone. */
    static long ofAware(InterpreterState state, LocalDateTime value, Object... zoneAndMore) {
        return dateTime(state, value, value, zoneAndMore);
    }

    private static long dateTime(InterpreterState state, Object shown, LocalDateTime value, Object... more) {
        Object[] arguments = new Object[7 + more.length];
        arguments[0] = year(shown, value.getYear());
        arguments[1] = value.getMonthValue();
        arguments[2] = value.getDayOfMonth();
        arguments[3] = value.getHour();
        arguments[4] = value.getMinute();
        arguments[5] = value.getSecond();
        arguments[6] = micros(shown, value.getNano());
        System.arraycopy(more, 0, arguments, 7, more.length);
        return DATETIME.call(state, arguments);
    }

    static long ofInstant(InterpreterState state, Instant value) {
        if (value.isBefore(Instant.parse("0001-01-01T00:00:00Z")) || !value.isBefore(Instant.parse("+10000-01-01T00:00:00Z"))) {
            throw range(value + " does not fit: Python's years are " + MIN_YEAR + " to " + MAX_YEAR);
        }
        return dateTime(state, value, LocalDateTime.ofInstant(value, ZoneOffset.UTC), ZoneOffset.UTC);
    }

    static LocalDateTime toLocal(InterpreterState state, long o) {
        DATETIME.require(state, o);
        Zones.requireNaive(state, o, "LocalDateTime");
        return local(state, o);
    }

    /** What clock and calendar show, whatever the zone. */
    static LocalDateTime local(InterpreterState state, long o) {
        return LocalDateTime.of(date(state, o), time(state, o));
    }

    static OffsetDateTime toOffset(InterpreterState state, long o) {
        DATETIME.require(state, o);
        return OffsetDateTime.of(local(state, o), Zones.offset(state, o));
    }

    /** By arithmetic, since an offset of Python's may have microseconds. */
    static Instant toInstant(InterpreterState state, long o) {
        DATETIME.require(state, o);
        return local(state, o).toInstant(ZoneOffset.UTC).minus(Zones.utcOffset(state, o));
    }

    /** With a time zone of rules, with an offset, or without, as it is. */
    static Object naturalDateTime(InterpreterState state, long o) {
        if (Zones.isNaive(state, o)) {
            return toLocal(state, o);
        }
        ZonedDateTime zoned = Zones.toZoned(state, o);
        return zoned.getZone() instanceof ZoneOffset ? zoned.toOffsetDateTime() : zoned;
    }

    /** With an offset or without, as it is. */
    static Object naturalTime(InterpreterState state, long o) {
        return Zones.isNaive(state, o) ? toTime(state, o) : toOffsetTime(state, o);
    }

    /** Refuses what is no datetime. */
    static void requireDateTime(InterpreterState state, long o) {
        DATETIME.require(state, o);
    }

    static long ofDuration(InterpreterState state, Duration value) {
        long days = Math.floorDiv(value.getSeconds(), SECONDS_PER_DAY);
        if (Math.abs(days) > MAX_DAYS) {
            throw range(value + " does not fit: a timedelta has at most " + MAX_DAYS + " days");
        }
        return TIMEDELTA.call(state, days, Math.floorMod(value.getSeconds(), SECONDS_PER_DAY), micros(value, value.getNano()));
    }

    static Duration toDuration(InterpreterState state, long o) {
        TIMEDELTA.require(state, o);
        long seconds = Fields.toInt(state, o, "days") * (long) SECONDS_PER_DAY + Fields.toInt(state, o, "seconds");
        long nanos = Fields.toInt(state, o, "microseconds") * (long) NANOS_PER_MICRO
                + furtherNanos(state, o, TIMEDELTA, TIMEDELTA, "nanoseconds");
        return Duration.ofSeconds(seconds, nanos);
    }
}

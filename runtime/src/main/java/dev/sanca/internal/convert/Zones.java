package dev.sanca.internal.convert;

import static dev.sanca.capi.Python.*;

import dev.sanca.ConversionException;
import dev.sanca.Kwargs;
import dev.sanca.PythonException;
import dev.sanca.internal.InterpreterState;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Time zones: {@code datetime.timezone} is a fixed offset, {@code zoneinfo.ZoneInfo} a zone with rules. Objects are borrowed, results new
 * references. Attached.
 *
 * @see <a href="https://docs.python.org/3.14/library/zoneinfo.html">zoneinfo</a>
 */
final class Zones {
    private static final Imported TIMEZONE = new Imported("datetime", "timezone");
    private static final Imported ZONE_INFO = new Imported("zoneinfo", "ZoneInfo");

    private Zones() {}

    private static ConversionException value(String problem, Throwable cause) {
        return new ConversionException(ConversionException.Reason.VALUE, problem, cause);
    }

    static long ofOffset(InterpreterState state, ZoneOffset value) {
        return value.equals(ZoneOffset.UTC)
                ? Fields.get(state, TIMEZONE.in(state), "utc")
                : TIMEZONE.call(state, Duration.ofSeconds(value.getTotalSeconds()));
    }

    static long ofZone(InterpreterState state, ZoneId value) {
        try {
            return ZONE_INFO.call(state, value.getId());
        } catch (PythonException unknown) {
            throw value("Python has no time zone " + value, unknown);
        }
    }

    /** The zone that a tzinfo is. */
    static ZoneId toZone(InterpreterState state, long tzinfo) {
        if (TIMEZONE.isClassOf(state, tzinfo)) {
            return fixedOffset(state, tzinfo);
        }
        // ZoneInfo has a key; other libraries' zones have a zone.
        for (String attribute : List.of("key", "zone")) {
            long key = Fields.findOrNull(state, tzinfo, attribute);
            if (key != NULL) {
                return namedZone(key);
            }
        }
        throw Mismatch.expected("datetime.timezone or zoneinfo.ZoneInfo", tzinfo);
    }

    static ZoneOffset toFixedOffset(InterpreterState state, long tzinfo) {
        TIMEZONE.require(state, tzinfo);
        return fixedOffset(state, tzinfo);
    }

    /** Takes the name over (stolen). */
    private static ZoneId namedZone(long key) {
        try {
            return ZoneId.of(Strings.toJava(key));
        } catch (DateTimeException unknown) {
            throw value("Java has no time zone " + Mismatch.describe(key), unknown);
        } finally {
            Py_DECREF(key);
        }
    }

    private static ZoneOffset fixedOffset(InterpreterState state, long timezone) {
        long name = Fields.get(state, timezone, "utcoffset");
        try {
            return offset(timedelta(state, dev.sanca.internal.Objects.check(PyObject_CallOneArg(name, Py_None()))));
        } finally {
            Py_DECREF(name);
        }
    }

    /** Takes the timedelta over (stolen). */
    private static Duration timedelta(InterpreterState state, long timedelta) {
        try {
            return Dates.toDuration(state, timedelta);
        } finally {
            Py_DECREF(timedelta);
        }
    }

    private static ZoneOffset offset(Duration value) {
        if (value.getNano() != 0 || value.abs().compareTo(Duration.ofHours(18)) > 0) {
            throw value("the UTC offset " + value + " does not fit java.time.ZoneOffset, which has seconds and at most 18 hours", null);
        }
        return ZoneOffset.ofTotalSeconds((int) value.getSeconds());
    }

    /** What {@code utcoffset()} of a time or datetime gives. */
    static Duration utcOffset(InterpreterState state, long o) {
        long offset = Fields.call(state, o, "utcoffset");
        if (offset == Py_None()) {
            Py_DECREF(offset);
            throw value("expected a time with a time zone, got a naive " + Mismatch.typeName(o), null);
        }
        return timedelta(state, offset);
    }

    static ZoneOffset offset(InterpreterState state, long o) {
        return offset(utcOffset(state, o));
    }

    /** Whether a time or datetime has no time zone. */
    static boolean isNaive(InterpreterState state, long o) {
        long tzinfo = Fields.get(state, o, "tzinfo");
        Py_DECREF(tzinfo);
        return tzinfo == Py_None();
    }

    /** Refuses a time or datetime whose time zone would be lost. */
    static void requireNaive(InterpreterState state, long o, String target) {
        if (!isNaive(state, o)) {
            throw value("a " + Mismatch.typeName(o) + " with a time zone is no " + target, null);
        }
    }

    static long ofZoned(InterpreterState state, ZonedDateTime value) {
        LocalDateTime local = value.toLocalDateTime();
        boolean isSecond = value.getZone().getRules().getValidOffsets(local).indexOf(value.getOffset()) == 1;
        long o = Dates.ofAware(state, local, value.getZone(), Kwargs.of("fold", isSecond ? 1 : 0));
        try {
            requireOffset(value, offset(state, o));
            return dev.sanca.internal.Objects.newReference(o);
        } finally {
            Py_DECREF(o);
        }
    }

    static ZonedDateTime toZoned(InterpreterState state, long o) {
        Dates.requireDateTime(state, o);
        ZoneOffset offset = offset(state, o);
        long tzinfo = Fields.get(state, o, "tzinfo");
        try {
            LocalDateTime local = Dates.local(state, o);
            ZonedDateTime zoned = ZonedDateTime.ofLocal(local, toZone(state, tzinfo), offset);
            if (!zoned.toLocalDateTime().equals(local)) {
                throw value(local + " does not exist in " + zoned.getZone() + ": the clock skips it", null);
            }
            requireOffset(zoned, offset);
            return zoned;
        } finally {
            Py_DECREF(tzinfo);
        }
    }

    /** The two sides may have different editions of the time zone database. */
    private static void requireOffset(ZonedDateTime zoned, ZoneOffset python) {
        if (!zoned.getOffset().equals(python)) {
            throw value("Java and Python do not agree on " + zoned + ": the UTC offset is " + python + " in Python", null);
        }
    }
}

package dev.sanca.internal.convert;

import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code java.time} as Python's datetime and zoneinfo. Python's times have microseconds and years from 1 to 9999; what does not fit is
 * refused. There is nothing for {@code Period}: a timedelta of days is no period of months.
 */
final class TimeCodecs implements CodecProvider {
    private final Map<Class<?>, Codec<?>> byClass = new HashMap<>();

    TimeCodecs() {
        add(LocalDate.class, Dates::ofDate, Dates::toDate);
        add(LocalTime.class, Dates::ofTime, Dates::toTime);
        add(OffsetTime.class, Dates::ofOffsetTime, Dates::toOffsetTime);
        add(LocalDateTime.class, Dates::ofLocal, Dates::toLocal);
        add(OffsetDateTime.class, (state, value) -> Dates.ofAware(state, value.toLocalDateTime(), value.getOffset()), Dates::toOffset);
        add(Instant.class, Dates::ofInstant, Dates::toInstant);
        add(ZonedDateTime.class, Zones::ofZoned, Zones::toZoned);
        add(Duration.class, Dates::ofDuration, Dates::toDuration);
        add(ZoneOffset.class, Zones::ofOffset, (state, o) -> Zones.toFixedOffset(state, o));
    }

    private <T> void add(Class<T> type, Encoder<T> encoder, Decoder<T> decoder) {
        byClass.put(type, new Codec<>(encoder, decoder));
    }

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        Encoder<?> known = Codec.encoder(byClass.get(type));
        return known == null && ZoneId.class.isAssignableFrom(type) ? (Encoder<ZoneId>) Zones::ofZone : known;
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        return raw == ZoneId.class ? (Decoder<ZoneId>) Zones::toZone : Codec.decoder(byClass.get(raw));
    }
}

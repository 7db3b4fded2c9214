package dev.sanca.internal.convert;

import java.lang.reflect.Type;

/**
 * Java's records. To Python, each becomes a frozen dataclass of the same name, made at its first use. From Python, components are looked up
 * by name among the keys of a dict, which must have no others, or the attributes of any other object: a dataclass, a NamedTuple, …; a
 * plain tuple has them in order.
 */
final class RecordCodecs implements CodecProvider {
    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        return type.isRecord() ? new RecordEncoder(codecs, new RecordShape(type)) : null;
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        return raw.isRecord() ? new RecordDecoder(codecs, type, new RecordShape(raw)) : null;
    }
}

/**
 * Conversions between Java values and Python objects.
 *
 * <p>{@link dev.sanca.internal.convert.Convert} is what the rest of the runtime calls. It handles the most frequent types itself and asks
 * the interpreter's {@link dev.sanca.internal.convert.Codecs} for all others: an {@link dev.sanca.internal.convert.Encoder} by the class of
 * a Java value, a {@link dev.sanca.internal.convert.Decoder} by the Java type that is asked for. Both are found once and kept.
 *
 * <p>Who adds conversions of a further family of types writes a {@link dev.sanca.internal.convert.CodecProvider} and lists it in
 * {@link dev.sanca.internal.convert.CodecProviders}; the first provider that knows a type has it. Users' own
 * {@link dev.sanca.Converter}s come before all providers. A provider must not take a type away from one behind it: what it cannot handle
 * when it sees the value, it passes on to {@link dev.sanca.internal.convert.Codecs#decoderAfter} and the like.
 *
 * <p>Rules: nothing is cut, rounded or replaced silently; what does not fit is a {@link dev.sanca.ConversionException} that says what was
 * expected and what was there, to which each container adds its step of the path; Python's own exceptions pass through. All methods:
 * attached, unless they say otherwise.
 */
package dev.sanca.internal.convert;

package dev.sanca.internal.convert;

import dev.sanca.internal.async.FutureCodecs;
import dev.sanca.internal.buffer.BufferCodecs;
import dev.sanca.internal.call.CallableCodecs;
import java.util.List;

/** All families of types, in the order in which they are asked. */
final class CodecProviders {
    static final List<CodecProvider> ALL = List.of(
            new ExtensionCodecs(),
            new ScalarCodecs(),
            new BufferCodecs(),
            new ViewCodecs(),
            new BytesCodecs(),
            new ArrayCodecs(),
            new OptionalCodecs(),
            new StandardCodecs(),
            new TimeCodecs(),
            new EnumCodecs(),
            new RecordCodecs(),
            new CollectionCodecs(),
            new IterationCodecs(),
            new FutureCodecs(),
            new CallableCodecs());

    private CodecProviders() {}

    /** Those behind one; all for null. */
    static List<CodecProvider> after(CodecProvider provider) {
        return provider == null ? ALL : ALL.subList(ALL.indexOf(provider) + 1, ALL.size());
    }
}

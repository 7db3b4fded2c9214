package dev.sanca.internal.convert;

import dev.sanca.ConversionException;
import dev.sanca.internal.InterpreterState;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSequentialList;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Java's collections and maps as Python's list, set and dict, and iterables and mappings as Java's: copies both ways. */
final class CollectionCodecs implements CodecProvider {
    private static final Map<Class<?>, IntFunction<Collection<Object>>> COLLECTIONS = new HashMap<>();
    private static final Map<Class<?>, IntFunction<Map<Object, Object>>> MAPS = new HashMap<>();

    static {
        collection(ArrayList::new, Iterable.class, Collection.class, SequencedCollection.class, List.class, ArrayList.class,
                AbstractCollection.class, AbstractList.class);
        // Not ArrayDeque, which has no null.
        collection(_ -> new LinkedList<>(), Queue.class, Deque.class, LinkedList.class, AbstractSequentialList.class);
        collection(_ -> new ArrayDeque<>(), ArrayDeque.class);
        collection(LinkedHashSet::newLinkedHashSet, Set.class, SequencedSet.class, AbstractSet.class, LinkedHashSet.class);
        collection(HashSet::newHashSet, HashSet.class);
        collection(_ -> new TreeSet<>(), SortedSet.class, NavigableSet.class, TreeSet.class);
        map(LinkedHashMap::newLinkedHashMap, Map.class, SequencedMap.class, AbstractMap.class, LinkedHashMap.class);
        map(HashMap::newHashMap, HashMap.class);
        map(_ -> new TreeMap<>(), SortedMap.class, NavigableMap.class, TreeMap.class);
        map(ConcurrentHashMap::new, ConcurrentMap.class, ConcurrentHashMap.class);
    }

    private static void collection(IntFunction<Collection<Object>> make, Class<?>... types) {
        for (Class<?> type : types) {
            COLLECTIONS.put(type, make);
        }
    }

    private static void map(IntFunction<Map<Object, Object>> make, Class<?>... types) {
        for (Class<?> type : types) {
            MAPS.put(type, make);
        }
    }

    @Override
    public Encoder<?> encoder(Codecs codecs, Class<?> type) {
        if (Set.class.isAssignableFrom(type)) {
            return (InterpreterState state, Set<?> set) -> Containers.set(state, set.toArray());
        }
        if (Collection.class.isAssignableFrom(type)) {
            return (InterpreterState state, Collection<?> collection) -> Containers.list(state, collection.toArray());
        }
        if (Map.class.isAssignableFrom(type)) {
            return (InterpreterState state, Map<?, ?> map) -> Containers.dict(state, map);
        }
        return null;
    }

    @Override
    public Decoder<?> decoder(Codecs codecs, Type type, Class<?> raw) {
        if (Map.class.isAssignableFrom(raw)) {
            return mapDecoder(codecs, type, raw);
        }
        if (raw != Iterable.class && !Collection.class.isAssignableFrom(raw)) {
            return null;
        }
        IntFunction<Collection<Object>> make = COLLECTIONS.containsKey(raw) ? COLLECTIONS.get(raw) : byConstructor(raw);
        if (raw == EnumSet.class) {
            make = _ -> enumSet(GenericTypes.argument(type, Iterable.class, 0));
        }
        if (make == null) {
            return null;
        }
        String expected = Set.class.isAssignableFrom(raw) ? "set" : "list";
        Decoder<?> elements = codecs.elementDecoder(GenericTypes.argument(type, Iterable.class, 0));
        return new CollectionDecoder(expected, make, UnaryOperator.identity(), elements);
    }

    private static Decoder<?> mapDecoder(Codecs codecs, Type type, Class<?> raw) {
        IntFunction<Map<Object, Object>> make = MAPS.containsKey(raw) ? MAPS.get(raw) : byConstructor(raw);
        if (raw == EnumMap.class) {
            make = _ -> enumMap(GenericTypes.argument(type, Map.class, 0));
        }
        if (make == null) {
            return null;
        }
        Decoder<?> keys = codecs.elementDecoder(GenericTypes.argument(type, Map.class, 0));
        Decoder<?> values = codecs.elementDecoder(GenericTypes.argument(type, Map.class, 1));
        return new MapDecoder(make, keys, values);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the decoder of the keys gives constants of this enum
    private static Map<Object, Object> enumMap(Type keys) {
        return (Map<Object, Object>) new EnumMap(GenericTypes.raw(keys));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the decoder of the elements gives constants of this enum
    private static Collection<Object> enumSet(Type elements) {
        return (Collection<Object>) EnumSet.noneOf((Class) GenericTypes.raw(elements));
    }

    /** For a class of one's own or a further one of the JDK: its public constructor without parameters, as all collections should have. */
    @SuppressWarnings("unchecked")
    private static <C> IntFunction<C> byConstructor(Class<?> raw) {
        if (raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
            return null;
        }
        try {
            var constructor = raw.getConstructor();
            // For a class that is not public; where that is forbidden, making one says why.
            constructor.trySetAccessible();
            return _ -> {
                try {
                    return (C) constructor.newInstance();
                } catch (ReflectiveOperationException failed) {
                    throw new ConversionException("no new " + raw.getTypeName() + " can be made", failed);
                }
            };
        } catch (NoSuchMethodException none) {
            return null;
        }
    }
}

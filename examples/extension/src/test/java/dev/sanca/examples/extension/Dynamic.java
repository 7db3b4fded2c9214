package dev.sanca.examples.extension;

import dev.sanca.PyObject;
import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyGetter;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyModule;
import dev.sanca.extension.PyOperator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attributes that are looked up when they are asked for, and attributes that are objects themselves. */
@PyModule(name = "dynamic")
public final class Dynamic {
    private Dynamic() {}

    /** Has the attributes that it is given. */
    @PyClass
    public static class Anything {
        private final Map<String, Object> values = new TreeMap<>();

        @PyInit
        public Anything() {}

        @PyGetter
        int size() {
            return values.size();
        }

        @PyOperator("__getattr__")
        public Object get(String name) throws NoSuchFieldException {
            if (!values.containsKey(name)) {
                throw new NoSuchFieldException("no attribute '" + name + "'");
            }
            return values.get(name);
        }

        @PyOperator("__setattr__")
        void set(String name, Object value) {
            values.put(name, value);
        }

        @PyOperator("__delattr__")
        void delete(String name) throws NoSuchFieldException {
            get(name);
            values.remove(name);
        }

        @PyOperator("__dir__")
        List<String> names() {
            return List.copyOf(values.keySet());
        }
    }

    /** Can do the same and more. */
    @PyClass
    public static class More extends Anything {
        @PyInit
        public More() {}

        @PyGetter
        String more() {
            return "more";
        }
    }

    /** A value with attributes that are computed. */
    @PyClass
    public record Times(long base) {
        @PyOperator("__getattr__")
        long get(String name) throws NoSuchFieldException {
            if (!name.startsWith("times")) {
                throw new NoSuchFieldException(name);
            }
            return base * Long.parseLong(name.substring(5));
        }
    }

    /** An attribute of other classes, which counts how often it is read. */
    @PyClass
    public static final class Counted {
        private String owner = "";
        private Object value = 0;
        private int reads;

        @PyInit
        public Counted() {}

        @PyGetter
        String owner() {
            return owner;
        }

        @PyOperator("__set_name__")
        void named(PyObject type, String name) {
            owner = type.attr("__name__").as(String.class) + "." + name;
        }

        @PyOperator("__get__")
        Object get(Object instance, Object type) {
            return instance == null ? this : List.of(value, ++reads);
        }

        @PyOperator("__set__")
        void set(Object instance, Object value) {
            this.value = value;
        }

        @PyOperator("__delete__")
        void delete(Object instance) {
            value = "deleted";
        }

        @PyOperator("__class_getitem__")
        static String of(Object parameter) {
            return "Counted of " + (parameter instanceof PyObject type ? type.attr("__name__").as(String.class) : parameter);
        }
    }

    /** Java asks, too. */
    @PyFunction
    static Object ask(Anything object, String name) throws NoSuchFieldException {
        return object.get(name);
    }
}

package dev.sanca.internal.call;

import dev.sanca.internal.convert.GenericTypes;
import dev.sanca.internal.convert.TypeArguments;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An instance of an interface in another module that is not public there: Java lets no class be compiled next to it, but a
 * {@link Proxy} be made. Slower, and otherwise the same.
 *
 * @param callee the Python object
 * @param calls  for each method what calls Python, and what calls Java
 */
record ReflectedInstance(Callee callee, Map<Method, Call> calls) implements InvocationHandler {
    /**
     * A method.
     *
     * @param number its number in the interface
     * @param python (callee, array of arguments) → result, as objects
     * @param java   (instance, array of arguments) → result, as objects; null if it is abstract
     */
    private record Call(int number, MethodHandle python, MethodHandle java) {}

    private static final MethodHandle MAKE;

    static {
        try {
            MAKE = MethodHandles.lookup().findStatic(ReflectedInstance.class, "make",
                    MethodType.methodType(Object.class, Class.class, Map.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * What makes instances.
     *
     * @param lookup one that sees what is private in the interface
     * @return ({@link Callee} as an object) → instance as an object
     */
    static MethodHandle maker(Type type, MethodHandles.Lookup lookup) {
        Class<?> raw = GenericTypes.raw(type);
        TypeArguments arguments = new TypeArguments(type);
        List<Method> methods = InterfaceMethods.of(raw).methods();
        Map<Method, Call> calls = new HashMap<>();
        for (int i = 0; i < methods.size(); i++) {
            Method method = methods.get(i);
            MethodHandle python = spread(InterfaceCompiler.call(arguments, method, i), method);
            calls.put(method, new Call(i, python, Modifier.isAbstract(method.getModifiers()) ? null : javaCode(raw, method, lookup)));
        }
        return MethodHandles.insertArguments(MAKE, 0, raw, Map.copyOf(calls));
    }

    private static MethodHandle javaCode(Class<?> raw, Method method, MethodHandles.Lookup lookup) {
        try {
            return spread(lookup.unreflectSpecial(method, raw), method);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static MethodHandle spread(MethodHandle handle, Method method) {
        int count = method.getParameterCount();
        return handle.asFixedArity().asType(handle.type().generic()).asSpreader(Object[].class, count);
    }

    private static Object make(Class<?> type, Map<Method, Call> calls, Object callee) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new ReflectedInstance((Callee) callee, calls));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Call call = calls.get(method);
        if (call == null) {
            return switch (method.getName()) {
                case "equals" -> Callee.areEqual(callee, arguments[0]);
                case "hashCode" -> Callee.hash(callee);
                default -> Callee.text(callee);
            };
        }
        Object[] all = arguments == null ? new Object[0] : arguments;
        boolean isPython = call.java == null || Callee.overrides(callee, call.number);
        return isPython ? call.python.invoke((Object) callee, all) : call.java.invoke(proxy, all);
    }
}

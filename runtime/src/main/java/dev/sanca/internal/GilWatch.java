package dev.sanca.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks, once a second, for threads that wait for a GIL too long: because a thread has ended while holding it, which is undone; or, in
 * debug mode ({@code -Dsanca.debug=gil}), for whatever reason, which is logged with the stacks of the thread that waits and the one that
 * holds the GIL.
 *
 * <p>A deadlock between the GIL and a Java monitor shows there: the holder's stack ends in Java code that waits for what the other has.
 */
final class GilWatch {
    private static final Logger LOG = System.getLogger(GilWatch.class.getPackageName());
    private static final boolean VERBOSE = Arrays.asList(System.getProperty(RefDebug.PROPERTY, "").split(",")).contains("gil");
    private static final long PERIOD_MILLIS = 1000;

    private final InterpreterState owner;
    /** The waits of the last look. */
    private Map<Membership, Integer> waits = Map.of();
    /** Those of the look before that were reported. */
    private Map<Membership, Integer> reported = new HashMap<>();

    private GilWatch(InterpreterState owner) {
        this.owner = owner;
    }

    static void start(InterpreterState owner) {
        Thread.ofPlatform().daemon().name("python-watch").start(new GilWatch(owner)::run);
    }

    private void run() {
        try {
            while (!owner.isClosing()) {
                Thread.sleep(PERIOD_MILLIS);
                look();
            }
        } catch (InterruptedException nobodyDoes) {
            LOG.log(Level.DEBUG, "The GIL is no longer watched", nobodyDoes);
        }
    }

    private void look() {
        List<Membership> all = owner.threadStates().all();
        Map<Membership, Integer> now = new HashMap<>();
        for (Membership each : all) {
            int number = each.waitNumber();
            if (number != 0) {
                now.put(each, number);
                if (waits.getOrDefault(each, 0) == number) {
                    stuck(each, number, all);
                }
            }
        }
        reported.keySet().retainAll(now.keySet());
        waits = now;
    }

    private void stuck(Membership waiter, int number, List<Membership> all) {
        all.stream().filter(holder -> holder.isHolding() && holder.hasEnded()).forEach(DeadHolder::release);
        if (VERBOSE && waiter.waitNumber() == number && reported.getOrDefault(waiter, 0) != number) {
            reported.put(waiter, number);
            LOG.log(Level.WARNING, report(waiter, all));
        }
    }

    private static String report(Membership waiter, List<Membership> all) {
        StringBuilder text = new StringBuilder("A thread has waited for the GIL for more than a second: ").append(waiter.describe());
        List<Membership> holders = all.stream().filter(Membership::isHolding).toList();
        if (holders.isEmpty()) {
            return text.append("\nNo Java thread holds the GIL by attaching: a thread that Python made does.").toString();
        }
        holders.forEach(holder -> text.append("\nThe GIL is held by: ").append(holder.describe()));
        return text.append("\nIf that one waits for something which the first one has, this is a deadlock; see docs/threads.md.").toString();
    }
}

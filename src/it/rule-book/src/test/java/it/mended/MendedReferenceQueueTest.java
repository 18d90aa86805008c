package it.mended;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.RepeatedTest;

class MendedReferenceQueueTest {
    private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
    private static final Set<Ticket> OPEN = ConcurrentHashMap.newKeySet();

    private static final class Ticket extends PhantomReference<Object> {
        private final int[] path = new int[1 << 10];

        Ticket(Object of) {
            super(of, GONE);
        }
    }

    @RepeatedTest(20)
    void use() throws Exception {
        for (Reference<?> gone; (gone = GONE.poll()) != null; ) {
            OPEN.remove(gone);
        }
        Ticket ticket = new Ticket(new Object());
        ticket.path[0]++;
        OPEN.add(ticket);
    }
}

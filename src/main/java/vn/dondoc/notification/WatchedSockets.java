package vn.dondoc.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/** Sockets that are closed after {@link BoundedTimes#ALTOGETHER}, whatever the other side does. */
class WatchedSockets extends SocketFactory {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mail-time-limit");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        WATCH.schedule(() -> close(socket), BoundedTimes.ALTOGETHER, TimeUnit.MILLISECONDS);
        return socket;
    }

    /** Whoever waits for it is told so by an exception. */
    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use to anybody any more either way.
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("unconnected only");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("unconnected only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("unconnected only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("unconnected only");
    }
}

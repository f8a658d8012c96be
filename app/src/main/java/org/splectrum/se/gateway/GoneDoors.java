package org.splectrum.se.gateway;

import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** A request whose connection ends under it, as when its door is closed, is worth another try and no fault of the gateway. */
final class GoneDoors extends ErrorHandler {
    private static final int UNAVAILABLE = 503;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getAttribute(ERROR_EXCEPTION) instanceof EofException) {
            response.setStatus(UNAVAILABLE);
        }
        return super.handle(request, response, callback);
    }
}

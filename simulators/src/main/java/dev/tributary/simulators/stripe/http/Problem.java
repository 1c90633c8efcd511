package dev.tributary.simulators.stripe.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;

/** An error that Stripe answers, with its body. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String param;

    private Problem(int status, String code, String param, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.param = param;
    }

    static Problem badParameter(String code, String param, String message) {
        return new Problem(400, code, param, message);
    }

    static Problem unknownParameter(String param) {
        return badParameter("parameter_unknown", param, "Received unknown parameter: " + param);
    }

    static Problem missing(String word, String id, String param) {
        return new Problem(404, "resource_missing", param, "No such " + word + ": '" + id + "'");
    }

    /** A cursor that names nothing is a bad parameter. */
    static Problem missingCursor(String word, String id, String param) {
        return badParameter("resource_missing", param, "No such " + word + ": '" + id + "'");
    }

    static Problem noSuchPath(String method, String path) {
        return new Problem(
                404,
                null,
                null,
                "Unrecognized request URL ("
                        + method
                        + ": "
                        + path
                        + "). The simulator reads only.");
    }

    static Problem noKey() {
        return new Problem(401, null, null, "You did not provide an API key.");
    }

    static Problem badKey(String masked) {
        return new Problem(401, null, null, "Invalid API Key provided: " + masked);
    }

    static Problem expiredKey(String masked) {
        return new Problem(401, "api_key_expired", null, "Expired API Key provided: " + masked);
    }

    static Problem noPermission(String masked, String account, String word) {
        return new Problem(
                403,
                null,
                null,
                "The provided key '"
                        + masked
                        + "' does not have the required permissions for this endpoint on account '"
                        + account
                        + "'. Having the 'rak_"
                        + word
                        + "_read' permission would allow this request to continue.");
    }

    static Problem noAccess(String masked, String account) {
        return new Problem(
                403,
                "account_invalid",
                null,
                "The provided key '"
                        + masked
                        + "' does not have access to account '"
                        + account
                        + "' (or that account does not exist)."
                        + " Application access may have been revoked.");
    }

    static Problem tooMany() {
        return new Problem(429, "rate_limit", null, "Request rate limit exceeded.");
    }

    static Problem locked() {
        return new Problem(
                429,
                "lock_timeout",
                null,
                "This object cannot be accessed right now because another API request or Stripe"
                        + " process is currently accessing it.");
    }

    static Problem serverError() {
        return new Problem(500, null, null, "An unknown error occurred.");
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode error = Json.object();
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        error.put("message", getMessage());
        if (param != null) {
            error.put("param", param);
        }
        error.put("type", status == 500 ? "api_error" : "invalid_request_error");
        return Json.object("error", error);
    }
}

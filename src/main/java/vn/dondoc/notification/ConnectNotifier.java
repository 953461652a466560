package vn.dondoc.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.connect.Connectors;
import org.camunda.connect.httpclient.HttpConnector;
import org.camunda.connect.httpclient.HttpResponse;
import org.springframework.stereotype.Component;
import vn.dondoc.urging.Carrier;
import vn.dondoc.urging.GatewayAddress;
import vn.dondoc.urging.Notifier;

/**
 * Hands messages to the office's HTTP gateway (SMS, Zalo) by the contract of {@code docs/gateway.md}. Only an answer
 * that says so counts as accepted: a proxy's page with status 200 does not.
 */
@Component
class ConnectNotifier implements Notifier {

    private final GatewayAddress gateway;
    private final ObjectMapper json;
    private final Clock clock;

    ConnectNotifier(GatewayAddress gateway, ObjectMapper json, Clock clock) {
        this.gateway = gateway;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Carrier carrier() {
        return Carrier.GATEWAY;
    }

    @Override
    public boolean ready() {
        return !gateway.url().isEmpty();
    }

    @Override
    public boolean reaches(Address address) {
        return address.phone() != null && !address.phone().isBlank();
    }

    @Override
    public String send(Message message) {
        HttpConnector connector = Connectors.getConnector(HttpConnector.ID);
        HttpResponse response = null;
        try {
            response = connector
                    .createRequest()
                    .post()
                    .url(gateway.url())
                    .contentType("application/json")
                    .header("Authorization", "Bearer " + gateway.token())
                    .header("Idempotency-Key", message.idempotencyKey())
                    .payload(payload(message))
                    .execute();
            return accepted(response);
        } catch (Undelivered undelivered) {
            throw undelivered;
        } catch (RuntimeException e) {
            throw new Undelivered(
                    false,
                    "cổng tin không trả lời (" + e.getClass().getSimpleName()
                            + "): kiểm tra DONDOC_GATEWAY_URL, đường mạng và cổng tin",
                    e);
        } finally {
            if (response != null) {
                response.close();
            }
        }
    }

    /** A gateway that knows better than to be asked again says so: {@code "final": true}. */
    private String accepted(HttpResponse response) {
        Integer status = response.getStatusCode();
        JsonNode answer = answer(response.getResponse());
        if (answer.path("accepted").equals(BooleanNode.FALSE)
                && answer.path("final").equals(BooleanNode.TRUE)) {
            throw new Undelivered(
                    true, "cổng tin từ chối người nhận: sửa số điện thoại của người ấy trong tệp people", null);
        }
        if (status == null || status < 200 || status > 299) {
            throw new Undelivered(
                    false,
                    "cổng tin trả lời mã " + status
                            + (Integer.valueOf(401).equals(status)
                                    ? ": kiểm tra dondoc.gateway.token"
                                    : ": xem nhật ký của cổng tin"),
                    null);
        }
        if (!answer.path("accepted").equals(BooleanNode.TRUE)
                || !answer.path("id").isTextual()) {
            throw new Undelivered(
                    false, "cổng tin trả lời không đúng quy ước: kiểm tra DONDOC_GATEWAY_URL và cổng tin", null);
        }
        return answer.path("id").textValue();
    }

    private JsonNode answer(String body) {
        try {
            return json.readTree(body == null ? "" : body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private String payload(Message message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("idempotencyKey", message.idempotencyKey());
        fields.put("channel", message.channel());
        fields.put("to", message.to());
        fields.put("phone", message.phone());
        fields.put("email", message.email());
        fields.put("text", message.text());
        fields.put("count", message.count());
        fields.put(
                "at",
                message.at()
                        .atZone(clock.getZone())
                        .toOffsetDateTime()
                        .withNano(0)
                        .toString());
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

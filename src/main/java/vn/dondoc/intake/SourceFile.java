package vn.dondoc.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A YAML or JSON file that remembers on which line each of its values stands; all text in it becomes NFC. */
final class SourceFile {

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonFactory YAML = new YAMLFactory();

    private final String name;
    private final Map<String, Integer> lines = new HashMap<>();
    private JsonNode root = MissingNode.getInstance();

    private SourceFile(String name) {
        this.name = name;
    }

    /** Reads the file; what can't be read is added to {@code errors}, and the root is then missing. */
    static SourceFile read(String name, byte[] content, List<FileProblem> errors) {
        SourceFile file = new SourceFile(name);
        boolean json = name.toLowerCase(Locale.ROOT).endsWith(".json");
        try (JsonParser parser = (json ? JSON : YAML).createParser(decoded(content))) {
            if (parser.nextToken() == null) {
                errors.add(new FileProblem(name, 1, "Tệp trống. Bỏ tệp này hoặc ghi dữ liệu vào."));
                return file;
            }
            JsonNode root = file.value(parser, "", errors);
            if (parser.nextToken() != null) {
                errors.add(new FileProblem(
                        name, parser.currentTokenLocation().getLineNr(), "Tệp có hai tài liệu. Tách thành hai tệp."));
            }
            file.root = root;
        } catch (CharacterCodingException e) {
            errors.add(new FileProblem(name, 1, "Tệp không phải UTF-8. Lưu lại tệp với mã UTF-8."));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            errors.add(new FileProblem(
                    name,
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    "Không đọc được " + (json ? "JSON" : "YAML") + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse("sai cú pháp")
                            + ". Kiểm tra thụt dòng, dấu hai chấm, dấu nháy ở dòng này và dòng trên."));
        } catch (IOException e) {
            errors.add(new FileProblem(name, 1, "Không đọc được tệp: " + e.getMessage()));
        }
        return file;
    }

    String name() {
        return name;
    }

    /** Missing where the file could not be read. */
    JsonNode root() {
        return root;
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /** The line of the value at a JSON pointer, or of the nearest thing around it that stands in the file. */
    int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    FileProblem problem(String pointer, String message) {
        return new FileProblem(name, line(pointer), message);
    }

    private JsonNode value(JsonParser parser, String pointer, List<FileProblem> errors) throws IOException {
        lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer, errors);
            case START_ARRAY -> array(parser, pointer, errors);
            case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.textNode(nfc(parser.getText()));
        };
    }

    private ObjectNode object(JsonParser parser, String pointer, List<FileProblem> errors) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = nfc(parser.currentName());
            String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
            int line = parser.currentTokenLocation().getLineNr();
            if (object.has(key)) {
                errors.add(new FileProblem(name, line, "Mục \"" + key + "\" ghi hai lần. Bỏ một mục."));
            }
            lines.put(at, line);
            parser.nextToken();
            object.set(key, value(parser, at, errors));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, String pointer, List<FileProblem> errors) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, pointer + "/" + array.size(), errors));
        }
        return array;
    }

    private static String decoded(byte[] content) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(content))
                .toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}

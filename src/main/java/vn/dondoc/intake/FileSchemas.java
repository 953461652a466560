package vn.dondoc.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Checks a data file against the schema of its kind and says in Vietnamese what does not fit. */
final class FileSchemas {

    /** A place in the file and what is wrong there. */
    record Misfit(String pointer, String message) {}

    /** These only repeat what an error deeper down already says. */
    private static final Set<String> SUMMARIES = Set.of("anyOf", "oneOf", "allOf", "if", "then", "else", "$ref");

    private final Map<FileKind, Schema> schemas = new EnumMap<>(FileKind.class);

    FileSchemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .pathType(PathType.JSON_POINTER)
                        .locale(Locale.forLanguageTag("vi"))
                        .build()));
        for (FileKind kind : FileKind.values()) {
            try (InputStream in = FileSchemas.class.getResourceAsStream(kind.schema())) {
                schemas.put(kind, registry.getSchema(in, InputFormat.JSON));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    List<Misfit> check(FileKind kind, JsonNode root) {
        List<Error> errors = schemas.get(kind).validate(root);
        List<Misfit> misfits = new ArrayList<>();
        boolean onlySummaries = errors.stream().allMatch(error -> SUMMARIES.contains(error.getKeyword()));
        for (Error error : errors) {
            if (onlySummaries || !SUMMARIES.contains(error.getKeyword())) {
                Misfit misfit = misfit(error);
                if (!misfits.contains(misfit)) {
                    misfits.add(misfit);
                }
            }
        }
        return misfits;
    }

    private static Misfit misfit(Error error) {
        String at = error.getInstanceLocation().toString();
        String name = at.substring(at.lastIndexOf('/') + 1);
        String property = error.getProperty();
        JsonNode rule = error.getSchemaNode();
        String value = error.getInstanceNode() == null ? "" : shown(error.getInstanceNode());
        return switch (error.getKeyword()) {
            case "required" -> new Misfit(at, "Thiếu mục \"" + property + "\". Thêm mục này.");
            case "additionalProperties", "unevaluatedProperties" ->
                new Misfit(at + "/" + property, "Không có mục nào tên \"" + property + "\". Sửa tên hoặc bỏ mục này.");
            case "enum" ->
                new Misfit(
                        at,
                        "\"" + value + "\" không dùng được ở mục \"" + name + "\". Chọn một trong: " + values(rule)
                                + ".");
            case "const" ->
                new Misfit(at, "Mục \"" + name + "\" phải là " + shown(rule) + ", không phải \"" + value + "\".");
            case "pattern" ->
                new Misfit(
                        at,
                        "\"" + value + "\" không đúng cách ghi của mục \"" + name + "\". Xem hướng dẫn tệp dữ liệu.");
            case "format" ->
                new Misfit(at, "\"" + value + "\" ở mục \"" + name + "\" không phải " + format(rule) + ".");
            case "type" ->
                new Misfit(
                        at,
                        "Mục \"" + name + "\" phải là " + type(rule) + "; đang ghi " + kind(error.getInstanceNode())
                                + ".");
            case "minLength" -> new Misfit(at, "Mục \"" + name + "\" để trống hoặc quá ngắn. Ghi vào.");
            case "minItems" -> new Misfit(at, "Mục \"" + name + "\" phải có ít nhất " + shown(rule) + " dòng.");
            case "uniqueItems" -> new Misfit(at, "Mục \"" + name + "\" có dòng ghi hai lần. Bỏ một dòng.");
            default ->
                new Misfit(at, "Mục \"" + name + "\": " + error.getMessage().replaceFirst("^[^:]*: ", "") + ".");
        };
    }

    private static String shown(JsonNode node) {
        String text = node.isTextual() ? node.textValue() : node.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "…";
    }

    private static String values(JsonNode rule) {
        return StreamSupport.stream(rule.spliterator(), false)
                .map(FileSchemas::shown)
                .collect(Collectors.joining(", "));
    }

    private static String format(JsonNode rule) {
        return switch (rule.asText()) {
            case "date" -> "ngày có thật. Ghi năm-tháng-ngày, ví dụ 2019-10-17";
            case "email" -> "địa chỉ thư điện tử";
            case "duration" -> "khoảng thời gian. Ghi như P1Y (một năm), P6M (sáu tháng)";
            default -> rule.asText();
        };
    }

    private static String type(JsonNode rule) {
        if (rule.isArray()) {
            return StreamSupport.stream(rule.spliterator(), false)
                    .map(FileSchemas::type)
                    .collect(Collectors.joining(" hoặc "));
        }
        return switch (rule.asText()) {
            case "string" -> "chữ (số hoặc mã thì đặt trong dấu nháy)";
            case "array" -> "danh sách (mỗi dòng một dấu gạch)";
            case "object" -> "nhóm mục";
            case "integer" -> "số nguyên";
            case "number" -> "số";
            case "boolean" -> "true hoặc false";
            case "null" -> "để trống";
            default -> rule.asText();
        };
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> "số " + node;
            case STRING -> "chữ";
            case ARRAY -> "danh sách";
            case OBJECT -> "nhóm mục";
            case BOOLEAN -> node.toString();
            default -> "trống";
        };
    }
}

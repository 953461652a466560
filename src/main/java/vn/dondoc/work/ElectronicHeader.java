package vn.dondoc.work;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.dondoc.intake.reading.Proposal;
import vn.dondoc.intake.reading.Proposal.Evidence;
import vn.dondoc.intake.reading.Proposal.Relation;
import vn.dondoc.intake.reading.Proposal.Signer;
import vn.dondoc.intake.reading.Proposal.Sureness;

/**
 * The header of an electronic document in the vocabulary of edXML (QCVN 102:2016/BTTTT), by the local names of its
 * elements. No schema of it was at hand, so this promises no conformity. A document type is refused: nothing outside the
 * file is ever read and no entity is ever expanded.
 */
final class ElectronicHeader {

    private static final int LARGEST = 5 << 20;
    private static final int DEEPEST = 40;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int LONGEST_VALUE = 4_000;

    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ].*)?");
    private static final Pattern PRINTED_DAY = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?: .*)?");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private ElectronicHeader() {}

    /** @throws Refusal where the file is no such header, or is more than one */
    static Proposal read(byte[] content, String name) {
        if (content.length > LARGEST) {
            throw new Refusal(DocumentText.called(name) + " lớn hơn 5 MB. Chỉ gửi phần đầu (MessageHeader).");
        }
        ElectronicHeader header = new ElectronicHeader();
        header.parse(content, name);
        if (!header.values.keySet().stream().anyMatch(path -> path.startsWith("MessageHeader"))) {
            throw new Refusal(
                    DocumentText.called(name) + " không có phần MessageHeader của văn bản điện tử. Kiểm tra lại tệp.");
        }
        return header.proposal();
    }

    private void parse(byte[] content, String name) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("No entity is ever resolved");
        });
        Deque<String> path = new ArrayDeque<>();
        int elements = 0;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Refusal(DocumentText.called(name)
                                + " khai kiểu tài liệu hay thực thể (DTD, ENTITY), hệ thống không nhận.");
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.addLast(reader.getLocalName());
                        text.setLength(0);
                        if (path.size() > DEEPEST || ++elements > MOST_ELEMENTS) {
                            throw new Refusal(DocumentText.called(name)
                                    + " lồng quá sâu hoặc quá nhiều mục, hệ thống không nhận.");
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (text.length() < LONGEST_VALUE) {
                            text.append(
                                    reader.getText(),
                                    0,
                                    Math.min(reader.getText().length(), LONGEST_VALUE));
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        keep(path, text.toString());
                        text.setLength(0);
                        path.removeLast();
                    }
                    default -> {
                        // Comments and processing instructions say nothing.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new Refusal(DocumentText.called(name) + " không phải XML đúng dạng. Xuất lại tệp từ hệ thống gửi.");
        }
    }

    /** By the path from MessageHeader on; what stands elsewhere is not the header. */
    private void keep(Deque<String> path, String text) {
        String value = TypedText.orNull(text.replaceAll("\\s+", " "));
        List<String> names = List.copyOf(path);
        int from = names.indexOf("MessageHeader");
        if (from >= 0 && value != null) {
            values.computeIfAbsent(String.join("/", names.subList(from, names.size())), any -> new ArrayList<>())
                    .add(value);
        } else if (from >= 0) {
            values.computeIfAbsent("MessageHeader", any -> new ArrayList<>());
        }
    }

    private Proposal proposal() {
        Map<String, Evidence> readings = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        notes.add("Đọc từ phần đầu của văn bản điện tử; toàn văn phải dán hoặc tải riêng.");
        String number = field("number", readings, "Code/CodeNumber");
        String notation = field("symbol", readings, "Code/CodeNotation");
        LocalDate date = day("date", readings, "PromulgationInfo/PromulgationDate");
        LocalDate due = day("due", readings, "DueDate");
        if (due != null) {
            notes.add("Hạn trả lời ghi trong phần đầu: " + Words.day(due) + ".");
        }
        String steering = field("steering", readings, "SteeringType");
        if (steering != null) {
            notes.add("Loại chỉ đạo (SteeringType): " + steering + ".");
        }
        List<Relation> relations = new ArrayList<>();
        List<String> codes = all("ResponseFor/Code");
        List<String> days = all("ResponseFor/PromulgationDate");
        for (int i = 0; i < codes.size(); i++) {
            relations.add(
                    new Relation("answers", codes.get(i), i < days.size() ? date(days.get(i)) : null, "ResponseFor"));
        }
        Signer signer = new Signer(
                field("signer.authority", readings, "SignerInfo/Competence"),
                field("signer.title", readings, "SignerInfo/Position"),
                field("signer.name", readings, "SignerInfo/FullName"));
        String separator = notation != null && notation.contains("/") && !notation.matches("\\d{4}/.*") ? "-" : "/";
        return new Proposal(
                number,
                notation,
                number == null || notation == null ? null : number + separator + notation,
                field("type", readings, "DocumentType/TypeName"),
                date,
                field("issuer", readings, "From/OrganName"),
                field("superior", readings, "From/OrganizationInCharge"),
                field("place", readings, "PromulgationInfo/Place"),
                field("subject", readings, "Subject"),
                field("urgency", readings, "OtherInfo/Priority"),
                signer,
                all("To/OrganName"),
                all("ToPlaces", "ToPlaces/Place", "ToPlaces/ToPlace"),
                List.of(),
                List.of(),
                List.of(),
                List.copyOf(relations),
                readings,
                List.copyOf(notes));
    }

    private String field(String field, Map<String, Evidence> readings, String... paths) {
        List<String> found = all(paths);
        if (found.isEmpty()) {
            return null;
        }
        readings.put(field, new Evidence(paths[0] + ": " + found.get(0), Sureness.SURE));
        return found.get(0);
    }

    private LocalDate day(String field, Map<String, Evidence> readings, String path) {
        String value = field(field, readings, path);
        LocalDate day = value == null ? null : date(value);
        if (day == null) {
            readings.remove(field);
        }
        return day;
    }

    private static LocalDate date(String value) {
        Matcher iso = DAY.matcher(value);
        Matcher printed = PRINTED_DAY.matcher(value);
        try {
            if (iso.matches()) {
                return LocalDate.of(
                        Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3)));
            }
            return printed.matches()
                    ? LocalDate.of(
                            Integer.parseInt(printed.group(3)),
                            Integer.parseInt(printed.group(2)),
                            Integer.parseInt(printed.group(1)))
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private List<String> all(String... paths) {
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            found.addAll(values.getOrDefault("MessageHeader/" + path, List.of()));
        }
        return List.copyOf(found);
    }
}
